import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import type { GuessListProps } from './GuessList.tsx'

/** What was just done, with a way back; or that it was taken back. */
export function GuessDone({ cx, done }: { cx: Cx; done: NonNullable<GuessListProps['done']> }) {
  const count = Number(done.count)
  if (done.undone_at) {
    return (
      <Alert cx={cx} tone="success" live>
        <p>{cx.t('directory.guess.undone', { count })}</p>
      </Alert>
    )
  }
  return (
    <Alert cx={cx} tone="success" live>
      <p>{cx.t(`directory.guess.done_${done.action}`, { count })}</p>
      <Form action={href(cx, `/gestione/ipotesi/${done.id}/annulla`)}>
        <Button kind="secondary" small>
          {cx.t('directory.guess.undo')}
        </Button>
      </Form>
    </Alert>
  )
}
