import type { Cx } from '../cx.ts'
import type { MessageKey } from '../i18n/messages.ts'
import { Button } from './Button.tsx'
import { Form } from './Form.tsx'
import { Radios } from './Radios.tsx'
import { TextArea } from './TextArea.tsx'

/** Answers offered after four or five stars, in the order of the model for Italian municipal sites. */
export const LIKED = ['clear', 'complete', 'sure', 'smooth', 'other'] as const
/** Answers offered after one to three stars. */
export const DISLIKED = ['unclear', 'incomplete', 'unsure', 'technical', 'other'] as const
/** Why somebody was satisfied or not. */
export type FeedbackReason = (typeof LIKED)[number] | (typeof DISLIKED)[number]

/** Four or five stars count as satisfied. */
export const isPositive = (rating: number): boolean => rating >= 4

interface FollowUpProps {
  cx: Pick<Cx, 't' | 'lang'>
  rating: number
  /** Where the answers go; sends `reason` and `details`. */
  action: string
  hidden?: Readonly<Record<string, string>>
}

/** The second question of the feedback block, on a page of its own; both answers may be left out. */
export function FeedbackFollowUp({ cx, rating, action, hidden = {} }: FollowUpProps) {
  const positive = isPositive(rating)
  const reasons = positive ? LIKED : DISLIKED
  const label = (reason: string) =>
    cx.t(
      (reason === 'other'
        ? 'ui.feedback_other'
        : `ui.feedback_${positive ? 'liked' : 'disliked'}_${reason}`) as MessageKey,
    )
  return (
    <Form action={action} hidden={hidden}>
      <div data-element={positive ? 'feedback-rating-positive' : 'feedback-rating-negative'}>
        <Radios
          cx={cx}
          name="reason"
          label={cx.t(positive ? 'ui.feedback_liked' : 'ui.feedback_disliked')}
          options={reasons.map((value) => ({ value, label: label(value) }))}
          optional
        />
      </div>
      <TextArea
        cx={cx}
        name="details"
        label={cx.t('ui.feedback_details')}
        hint={cx.t('ui.feedback_details_hint')}
        rows={3}
        optional
      />
      <Button>{cx.t('ui.feedback_send')}</Button>
    </Form>
  )
}
