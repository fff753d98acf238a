import type { Cx } from '../../../../platform/cx.ts'
import { isolated } from '../../../../platform/i18n/isolated.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { handOverPath } from '../../paths.ts'
import type { HandOver } from '../hand-over.ts'
import type { PeopleProps } from './People.tsx'

/** What is being handed over: to the reader, by the reader, or between others. */
export const HandOvers = ({ cx, body, seen }: PeopleProps) => (
  <>
    {seen.handOvers.map((one) => (
      <Alert key={one.id} cx={cx} tone={one.takerId === cx.actor?.id ? 'warning' : 'info'}>
        <One cx={cx} handOver={one} base={`${handOverPath(body.organizationId)}/${one.id}`} />
      </Alert>
    ))}
  </>
)

function One({ cx, handOver, base }: { cx: Cx; handOver: HandOver; base: string }) {
  const { giverId, giverName, takerId, takerName, email } = handOver
  if (takerId !== null && takerId === cx.actor?.id)
    return (
      <>
        <p>{cx.t('members.offered_to_me', { who: isolated(giverName) })}</p>
        <div class="cluster">
          <Form action={href(cx, `${base}/accetta`)}>
            <Button>{cx.t('members.offer_take')}</Button>
          </Form>
          <Form action={href(cx, `${base}/rifiuta`)}>
            <Button kind="secondary">{cx.t('members.offer_decline')}</Button>
          </Form>
        </div>
      </>
    )
  if (giverId !== cx.actor?.id) return <p>{cx.t('members.offered_by_other', { who: isolated(giverName) })}</p>
  return (
    <>
      <p>{cx.t('members.offered_by_me', { who: isolated(takerName ?? email ?? '–') })}</p>
      <Form action={href(cx, `${base}/ritira`)}>
        <Button kind="secondary" small>
          {cx.t('members.offer_withdraw')}
        </Button>
      </Form>
    </>
  )
}
