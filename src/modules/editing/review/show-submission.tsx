import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { listReplies, QUEUE } from '../../board/api.ts'
import type { DecisionRefusal } from '../decide.ts'
import { mayReview } from '../permissions.ts'
import { tellingOf } from './change-words.ts'
import { consider } from './considered.ts'
import { type FoundSubmission, findSubmission, findWaitingOf } from './submission-queries.ts'
import { SubmissionPage } from './views/SubmissionPage.tsx'

/** What the page has to say besides the submission itself. */
interface Said {
  errors?: FieldErrors
  /** What was typed; nothing on the first look, when all parts are ticked. */
  values?: RawValues | undefined
  refusal?: DecisionRefusal
  /** A submission this person just decided. */
  done?: string | undefined
  takenBack?: boolean
  status?: number
}

/** The page of one submission. */
export async function showSubmission(
  cx: Cx,
  submission: FoundSubmission,
  { errors = {}, values, refusal, done, takenBack = false, status = 200 }: Said = {},
): Promise<Response> {
  const [considered, telling, replies, decided, newer] = await Promise.all([
    consider(cx.db, submission),
    tellingOf(cx, [submission.document, submission.base]),
    listReplies(cx.db),
    done ? findSubmission(cx.db, done) : undefined,
    submission.state === 'withdrawn' ? findWaitingOf(cx.db, submission.organizationId) : undefined,
  ])
  const mine = decided && mayReview(cx.actor, decided) ? decided : undefined
  const answer = page(
    cx,
    {
      title: submission.name,
      heading: (
        <bdi lang={submission.original_lang} class="wraps">
          {submission.name}
        </bdi>
      ),
      section: cx.t('editing.review.section'),
      breadcrumb: [
        { label: cx.t('staff.home_title'), path: '/gestione' },
        { label: cx.t('board.title'), path: QUEUE },
      ],
      invalid: Object.keys(errors).length > 0,
      indexed: false,
      feedback: false,
      search: false,
    },
    <SubmissionPage
      cx={cx}
      submission={submission}
      considered={considered}
      telling={telling}
      replies={replies}
      errors={errors}
      values={values}
      refusal={refusal}
      done={mine}
      takenBack={takenBack}
      newer={newer?.id}
    />,
    status,
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}
