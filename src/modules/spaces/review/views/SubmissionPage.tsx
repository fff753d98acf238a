import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { LANGUAGE_NAMES } from '../../../../platform/i18n/languages.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { type CannedReply, ReplyChoice } from '../../../board/api.ts'
import { type NameDoubt, NameDoubts } from '../../../editing/api.ts'
import type { DecisionRefusal } from '../../decide.ts'
import { handedPreview, REVIEW, staffPath } from '../../paths.ts'
import { mayClose } from '../../permissions.ts'
import type { FoundSubmission } from '../found.ts'
import { Outcomes } from './Outcomes.tsx'
import { PartsToWeigh } from './PartsToWeigh.tsx'

export interface SubmissionProps {
  cx: Cx
  submission: FoundSubmission
  /** Why the names of the site may deceive. */
  doubts: readonly NameDoubt[]
  replies: readonly CannedReply[]
  errors: FieldErrors
  values: RawValues
  refusal: DecisionRefusal | undefined
  /** A submission this person just decided. */
  done: FoundSubmission | undefined
  takenBack: boolean
}

/** One submission of a site: who, what changes block by block, and the decision. */
export function SubmissionPage(props: SubmissionProps) {
  const { cx, submission, doubts, errors } = props
  const isOpen = submission.state === 'waiting' && submission.submitted_by !== cx.actor?.id
  return (
    <div class="stack">
      <Outcomes {...props} />
      <ErrorSummary cx={cx} errors={errors} />
      <Handed {...props} />
      {doubts.map((doubt) => (
        <NameDoubts key={doubt.name} cx={cx} doubt={doubt} />
      ))}
      {isOpen ? (
        <Form action={href(cx, `${REVIEW}/${submission.id}`)} class="stack">
          <PartsToWeigh {...props} isOpen />
          <Decision {...props} />
        </Form>
      ) : (
        <PartsToWeigh {...props} isOpen={false} />
      )}
    </div>
  )
}

function Handed({ cx, submission }: SubmissionProps) {
  const { submitted_name: name, submitted_at: date, note, slug, isPublic, organizationId } = submission
  return (
    <DefinitionList
      facts={[
        { term: cx.t('spaces.review.by'), value: <bdi class="wraps">{name}</bdi> },
        { term: cx.t('spaces.review.on'), value: cx.t('spaces.review.at', { date }) },
        {
          term: cx.t('spaces.review.note'),
          value: note && (
            <div class="kept-lines" dir="auto">
              {note}
            </div>
          ),
        },
        {
          term: cx.t('spaces.preview.title'),
          value: <a href={href(cx, handedPreview(submission.id))}>{cx.t('spaces.review.preview')}</a>,
        },
        isPublic && {
          term: cx.t('spaces.review.record'),
          value: <a href={href(cx, `/enti/${slug}`)}>{cx.t('spaces.review.see_record')}</a>,
        },
        mayClose(cx.actor, submission) && {
          term: cx.t('spaces.review.site'),
          value: <a href={href(cx, staffPath(organizationId))}>{cx.t('spaces.staff.link')}</a>,
        },
      ]}
    />
  )
}

/** The reason and the two ways it can go. */
const Decision = ({ cx, submission, replies, errors, values }: SubmissionProps) => (
  <section class="stack">
    <h2>{cx.t('spaces.review.decision')}</h2>
    {submission.kind === 'after' && <Alert cx={cx} tone="info" title={cx.t('spaces.review.after_notice')} />}
    <TextArea
      cx={cx}
      name="motivo"
      label={cx.t('spaces.review.reason')}
      hint={cx.t('spaces.review.reason_hint', { language: LANGUAGE_NAMES[submission.lang] })}
      value={textValue(values, 'motivo')}
      error={errors.motivo}
      anyScript
      optional
    />
    <ReplyChoice cx={cx} replies={replies} />
    <div class="form-actions">
      <Button name="azione" value="approva">
        {cx.t(`spaces.review.approve_${submission.kind}`)}
      </Button>
      <Button kind="secondary" name="azione" value="rimanda">
        {cx.t(`spaces.review.return_${submission.kind}`)}
      </Button>
    </div>
  </section>
)
