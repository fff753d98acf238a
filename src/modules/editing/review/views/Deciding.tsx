import { Button } from '../../../../platform/ui/Button.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { ReplyChoice } from '../../../board/api.ts'
import type { SubmissionProps } from './SubmissionPage.tsx'

/** The reason and the two ways it can go. */
export function Deciding({ cx, submission, replies, errors, values = {} }: SubmissionProps) {
  const kind = submission.kind
  return (
    <section class="stack">
      <h2>{cx.t('editing.review.decision')}</h2>
      {kind === 'after' && <Alert cx={cx} tone="info" title={cx.t('editing.review.after_notice')} />}
      <TextArea
        cx={cx}
        name="motivo"
        label={cx.t('editing.review.reason')}
        hint={cx.t('editing.review.reason_hint', { lang: cx.t(`editing.review.lang_${submission.lang}`) })}
        value={textValue(values, 'motivo')}
        error={errors.motivo}
        anyScript
        optional
      />
      <ReplyChoice cx={cx} replies={replies} />
      <div class="form-actions">
        <Button name="azione" value="approva">
          {cx.t(`editing.review.approve_${kind}`)}
        </Button>
        <Button kind="secondary" name="azione" value="rimanda">
          {cx.t(`editing.review.return_${kind}`)}
        </Button>
      </div>
    </section>
  )
}
