import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { UNDO_DAYS } from '../../decide.ts'
import { REVIEW } from '../../paths.ts'
import type { FoundSubmission } from '../found.ts'
import type { SubmissionProps } from './SubmissionPage.tsx'

/** What was just done or refused, and how this submission stands when it does not wait. */
export function Outcomes(props: SubmissionProps) {
  const { cx, submission, done, takenBack, refusal } = props
  const isOwn = submission.submitted_by === cx.actor?.id
  return (
    <>
      {takenBack && <Alert cx={cx} tone="success" live title={cx.t('spaces.review.taken_back')} />}
      {done?.decided_at && (
        <Alert
          cx={cx}
          tone="success"
          live
          title={cx.t(
            done.left_out
              ? 'spaces.review.was_part'
              : done.state === 'returned'
                ? 'spaces.review.was_returned'
                : 'spaces.review.was_approved',
            {
              name: done.name,
            },
          )}
        >
          <Undo cx={cx} of={done} />
        </Alert>
      )}
      {refusal && <Alert cx={cx} tone="warning" live title={cx.t(`spaces.refused.${refusal.refused}`)} />}
      {submission.state !== 'waiting' && submission.id !== done?.id && <Standing {...props} />}
      {submission.state === 'waiting' && isOwn && (
        <Alert cx={cx} tone="info" title={cx.t('spaces.refused.own')} />
      )}
    </>
  )
}

/** Takes a decision back with one press. */
const Undo = ({ cx, of }: { cx: Cx; of: FoundSubmission }) => (
  <Form action={href(cx, `${REVIEW}/${of.id}/annulla`)}>
    <Button kind="secondary" small>
      {cx.t('spaces.review.undo')}
    </Button>
  </Form>
)

/** Who decided it, when, why; and its way back. */
function Standing({ cx, submission }: SubmissionProps) {
  const { state, decided_name: name, decided_at: date, reason } = submission
  if (state === 'withdrawn')
    return <Alert cx={cx} tone="info" title={cx.t('spaces.review.state_withdrawn')} />
  if (!date || state === 'waiting') return null
  const mayUndo =
    submission.submitted_by !== cx.actor?.id && cx.now.getTime() - date.getTime() < UNDO_DAYS * 86_400_000
  const how = submission.left_out ? 'part' : state
  return (
    <Alert cx={cx} tone="info" title={cx.t(`spaces.review.state_${how}`, { name: name ?? '', date })}>
      {reason && (
        <p class="kept-lines wraps" dir="auto">
          {reason}
        </p>
      )}
      {mayUndo && <Undo cx={cx} of={submission} />}
    </Alert>
  )
}
