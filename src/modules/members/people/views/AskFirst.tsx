import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { handOverPath, peoplePath } from '../../paths.ts'
import type { Body } from '../body.ts'
import type { Colleague } from '../colleagues.ts'
import { roleWord } from './ColleagueTable.tsx'

interface EndProps {
  cx: Cx
  body: Body
  person: Pick<Colleague, 'name' | 'role'>
  action: string
  /** Nobody would answer for the organisation any more. */
  last?: boolean
}

/** Asks whether the access of somebody shall end, and says what happens then. */
export const EndAccess = ({ cx, body, person, action, last = false }: EndProps) => (
  <div class="measure stack">
    <p>
      <strong>
        <bdi>{person.name}</bdi>
      </strong>{' '}
      · {roleWord(cx, person.role)} · <bdi lang={body.lang}>{body.name}</bdi>
    </p>
    <p>{cx.t('members.end_text')}</p>
    {last && <p>{cx.t('members.end_last')}</p>}
    <Form action={href(cx, action)}>
      <Button kind="danger">{cx.t('members.end')}</Button>
    </Form>
  </div>
)

/** Asks whether the reader wants to leave. */
export const Leave = ({ cx, body }: { cx: Cx; body: Body }) => (
  <div class="measure stack">
    <p>
      <strong>
        <bdi lang={body.lang}>{body.name}</bdi>
      </strong>
    </p>
    <p>{cx.t('members.leave_text')}</p>
    <p>
      <a href={href(cx, handOverPath(body.organizationId))}>{cx.t('members.hand_over_title')}</a>
    </p>
    <Form action={href(cx, `${peoplePath(body.organizationId)}/lascia`)}>
      <Button kind="danger">{cx.t('members.leave')}</Button>
    </Form>
  </div>
)
