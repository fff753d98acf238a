import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { listValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import type { CannedReply } from '../../../board/api.ts'
import { groupWord } from '../../../directory/api.ts'
import type { DecisionRefusal } from '../../decide.ts'
import { BODIES, REVIEW } from '../../paths.ts'
import { mayTrust } from '../../permissions.ts'
import type { Telling } from '../change-words.ts'
import type { Considered } from '../considered.ts'
import type { FoundSubmission } from '../submission-queries.ts'
import { ChangeToWeigh } from './ChangeToWeigh.tsx'
import { Deciding } from './Deciding.tsx'
import { Outcomes } from './Outcomes.tsx'

export interface SubmissionProps {
  cx: Cx
  submission: FoundSubmission
  considered: readonly Considered[]
  telling: Telling
  replies: readonly CannedReply[]
  errors: FieldErrors
  /** What was typed; `undefined` on the first look. */
  values: RawValues | undefined
  refusal: DecisionRefusal | undefined
  /** A submission this person just decided. */
  done: FoundSubmission | undefined
  takenBack: boolean
  /** What waits in place of a submission that was handed in anew. */
  newer: string | undefined
}

/** One submission: who, what changes field by field, and the decision. */
export function SubmissionPage(props: SubmissionProps) {
  const { cx, submission, errors } = props
  const isOpen = submission.state === 'waiting' && submission.submitted_by !== cx.actor?.id
  return (
    <>
      <Outcomes {...props} />
      <ErrorSummary cx={cx} errors={errors} />
      <Handed {...props} />
      {isOpen ? (
        <Form action={href(cx, `${REVIEW}/${submission.id}`)} class="stack">
          <Changes {...props} />
          <Deciding {...props} />
        </Form>
      ) : (
        <Changes {...props} />
      )}
    </>
  )
}

function Handed({ cx, submission }: SubmissionProps) {
  const { submitted_name: name, submitted_at: date, note, slug, visibility } = submission
  const days = Math.max(0, Math.floor((cx.now.getTime() - date.getTime()) / 86_400_000))
  return (
    <DefinitionList
      facts={[
        { term: cx.t('editing.review.by'), value: <bdi class="wraps">{name}</bdi> },
        { term: cx.t('editing.review.on'), value: cx.t('editing.review.at', { date }) },
        submission.state === 'waiting' && {
          term: cx.t('board.waiting'),
          value: cx.t('board.days', { days }),
        },
        {
          term: cx.t('editing.review.note'),
          value: note && (
            <div class="kept-lines" dir="auto">
              {note}
            </div>
          ),
        },
        ['waiting', 'scheduled'].includes(submission.state) &&
          !(submission.state === 'waiting' && submission.kind === 'after') && {
            term: cx.t('editing.schedule.title'),
            value: <Moment cx={cx} submission={submission} />,
          },
        visibility === 'public' && {
          term: cx.t('editing.review.record'),
          value: <a href={href(cx, `/enti/${slug}`)}>{cx.t('editing.review.see_public')}</a>,
        },
        mayTrust(cx.actor, submission) && {
          term: cx.t('editing.review.trust'),
          value: (
            <a href={href(cx, `${BODIES}/${submission.organizationId}`)}>
              {cx.t('editing.review.see_trust')}
            </a>
          ),
        },
      ]}
    />
  )
}

/** The moment it was asked for, and the way to another. */
const Moment = ({ cx, submission }: Pick<SubmissionProps, 'cx' | 'submission'>) => (
  <>
    {submission.publish_at && <p>{cx.t('editing.schedule.asked', { at: submission.publish_at })}</p>}
    <a href={href(cx, `${REVIEW}/${submission.id}/quando`)}>
      {cx.t(submission.publish_at ? 'editing.schedule.change' : 'editing.schedule.later')}
    </a>
  </>
)

function Changes(props: SubmissionProps) {
  const { cx, considered, submission, values } = props
  const isOpen = submission.state === 'waiting' && submission.submitted_by !== cx.actor?.id
  const groups = Map.groupBy(considered, ({ change }) => change.group)
  const ticked = values && new Set(listValue(values, 'parte').map(Number))
  return [...groups].map(([group, some]) => (
    <section key={group} class="stack">
      <h2>{cx.t(groupWord(group))}</h2>
      {some.map((one) => (
        <ChangeToWeigh
          key={one.index}
          {...props}
          weighed={one}
          isOpen={isOpen}
          ticked={ticked ? ticked.has(one.index) : !one.meanwhile}
        />
      ))}
    </section>
  ))
}
