import { enumerated } from '../../../../platform/i18n/enumerated.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { REVIEW } from '../../paths.ts'
import { UNDO_DAYS } from '../../take-back.ts'
import type { FoundSubmission } from '../submission-queries.ts'
import type { SubmissionProps } from './SubmissionPage.tsx'

/** What was just done or refused, and how this submission stands when it does not wait. */
export function Outcomes(props: SubmissionProps) {
  const { cx, submission, done, takenBack, refusal } = props
  const isOwn = submission.submitted_by === cx.actor?.id
  return (
    <>
      {takenBack && <Alert cx={cx} tone="success" live title={cx.t('editing.review.taken_back')} />}
      {done?.decided_at && (
        <Alert
          cx={cx}
          tone="success"
          live
          title={cx.t(
            done.state === 'returned'
              ? 'editing.review.was_returned'
              : done.state === 'scheduled'
                ? 'editing.review.was_scheduled'
                : 'editing.review.was_approved',
            {
              name: done.name,
            },
          )}
        >
          <Undo cx={cx} of={done} />
        </Alert>
      )}
      {refusal && <Refusal {...props} refusal={refusal} />}
      {submission.state !== 'waiting' && submission.id !== done?.id && <Standing {...props} />}
      {submission.state === 'waiting' && isOwn && (
        <Alert cx={cx} tone="info" title={cx.t('editing.review.own')} />
      )}
    </>
  )
}

/** Takes a decision back with one press. */
const Undo = ({ cx, of }: { cx: SubmissionProps['cx']; of: FoundSubmission }) => (
  <Form action={href(cx, `${REVIEW}/${of.id}/annulla`)}>
    <Button kind="secondary" small>
      {cx.t('editing.review.undo')}
    </Button>
  </Form>
)

function Refusal({
  cx,
  refusal,
  submission,
}: SubmissionProps & { refusal: NonNullable<SubmissionProps['refusal']> }) {
  if (refusal.refused === 'decided') {
    const name = refusal.by ?? submission.decided_name
    return (
      <Alert
        cx={cx}
        tone="warning"
        live
        title={name ? cx.t('editing.review.decided_by', { name }) : cx.t('editing.review.refused_newer')}
      />
    )
  }
  const schemes = refusal.refused === 'identifier_taken' ? enumerated(cx.lang, refusal.schemes) : ''
  return (
    <Alert cx={cx} tone="danger" live title={cx.t('editing.review.not_decided')}>
      <p>{cx.t(`editing.review.refused_${refusal.refused}`, { schemes })}</p>
    </Alert>
  )
}

/** Who decided it, when, why; and its way back. */
function Standing({ cx, submission, newer }: SubmissionProps) {
  const { state, decided_name: name, decided_at: date, reason } = submission
  if (state === 'withdrawn')
    return (
      <Alert cx={cx} tone="info" title={cx.t('editing.review.state_withdrawn')}>
        {newer && (
          <p>
            <a href={href(cx, `${REVIEW}/${newer}`)}>{cx.t('editing.review.see_newer')}</a>
          </p>
        )}
      </Alert>
    )
  if (!date || state === 'waiting') return null
  const mayUndo =
    submission.submitted_by !== cx.actor?.id && cx.now.getTime() - date.getTime() < UNDO_DAYS * 86_400_000
  return (
    <Alert cx={cx} tone="info" title={cx.t(`editing.review.state_${state}`, { name: name ?? '', date })}>
      {reason && (
        <p class="kept-lines wraps" dir="auto">
          {reason}
        </p>
      )}
      {mayUndo && <Undo cx={cx} of={submission} />}
    </Alert>
  )
}
