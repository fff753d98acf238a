import type { Cx } from '../../../platform/cx.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { QUEUE } from '../../board/api.ts'
import { ownPage } from '../owner/own-page.ts'
import { loadOwn, type OwnRecord, writerOf } from '../owner/own-record.ts'
import { HOME, pathsOf } from '../owner/paths.ts'
import { REVIEW } from '../paths.ts'
import { mayEdit, mayReview } from '../permissions.ts'
import { type FoundSubmission, findSubmission } from '../review/submission-queries.ts'
import { ChangeForm, changeMoment } from './change-moment.ts'
import { MomentForm, momentValues } from './MomentForm.tsx'

/** Something handed in by an organisation, as its people find it. */
type Own = OwnRecord & { submission: FoundSubmission | undefined }

interface Said {
  errors?: FieldErrors
  values?: RawValues
  gone?: boolean
}

const loadReviewed = (cx: Cx, { invio }: { invio: string }) => findSubmission(cx.db, invio)

/** The record comes first: who may not see it does not learn what was handed in. */
async function loadMine(cx: Cx, params: { organizationId: string; invio: string }): Promise<Own | undefined> {
  const own = await loadOwn(cx, params)
  const submission = own && (await findSubmission(cx.db, params.invio))
  const isTheirs = submission?.organizationId === own?.organizationId
  return own && { ...own, submission: isTheirs ? submission : undefined }
}

const formOf = (cx: Cx, submission: FoundSubmission, said: Said, mayTakeBack: boolean) => (
  <MomentForm
    cx={cx}
    action={href(cx, cx.path)}
    state={submission.state}
    errors={said.errors ?? {}}
    values={said.values ?? momentValues(cx, submission.publish_at)}
    gone={said.gone ?? false}
    mayTakeBack={mayTakeBack}
  />
)
const statusOf = ({ errors, gone }: Said) => (gone ? 409 : errors ? 422 : 200)
const wordsOf = (cx: Cx) => ({
  title: cx.t('editing.schedule.title'),
  lead: cx.t('editing.schedule.lead'),
})

function showMine(cx: Cx, own: Own, said: Said = {}): Response {
  const head = { ...wordsOf(cx), errors: said.errors ?? {}, status: statusOf(said) }
  return ownPage(cx, own, head, formOf(cx, present(own.submission), said, true))
}

function showReviewed(cx: Cx, submission: FoundSubmission, said: Said = {}): Response {
  const breadcrumb = [
    { label: cx.t('staff.home_title'), path: '/gestione' },
    { label: cx.t('board.title'), path: QUEUE },
    { label: submission.name, path: `${REVIEW}/${submission.id}` },
  ]
  const options = { ...wordsOf(cx), breadcrumb, section: submission.name, invalid: said.errors !== undefined }
  const content = formOf(cx, submission, said, false)
  const answer = page(
    cx,
    { ...options, indexed: false, feedback: false, search: false },
    content,
    statusOf(said),
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}

/** When what was handed in becomes public, changed by its people until then. */
export const ownScheduleRoutes = [
  get(`${HOME}/programma/:invio`, {
    summary: 'When something handed in becomes public, to change it',
    load: loadMine,
    allow: mayEdit,
    handle: (cx, { resource }) => showMine(cx, resource),
  }),
  post(`${HOME}/programma/:invio`, {
    summary: 'Changes when something becomes public, publishes it or takes it back into the draft',
    load: loadMine,
    allow: mayEdit,
    form: ChangeForm,
    invalid: (cx, { resource, errors, values }) => showMine(cx, resource, { errors, values }),
    handle: async (cx, { resource: own, actor, form }) => {
      const { organizationId } = own
      const of = { organizationId, submissionId: present(own.submission).id, by: writerOf(actor) }
      const outcome = await changeMoment(cx, of, form)
      if (!('done' in outcome)) return showMine(cx, own, { ...outcome, values: form })
      const done = outcome.done === 'ripresa' ? 'ritirata' : outcome.done
      return seeOther(href(cx, `${pathsOf(organizationId).home}?${done}`))
    },
  }),
]

/** The same for the editors. */
export const reviewScheduleRoutes = [
  get(`${REVIEW}/:invio/quando`, {
    summary: 'When a submission becomes public, for the editors',
    load: loadReviewed,
    allow: mayReview,
    handle: (cx, { resource }) => showReviewed(cx, resource),
  }),
  post(`${REVIEW}/:invio/quando`, {
    summary: 'Changes when a submission becomes public',
    load: loadReviewed,
    allow: mayReview,
    form: ChangeForm,
    invalid: (cx, { resource, errors, values }) => showReviewed(cx, resource, { errors, values }),
    handle: async (cx, { resource: submission, actor, form }) => {
      // To take something back into the draft is for those who wrote it.
      if (form.azione === 'riprendi') throw new HttpError(403)
      const { organizationId, id } = submission
      const outcome = await changeMoment(cx, { organizationId, submissionId: id, by: writerOf(actor) }, form)
      if (!('done' in outcome)) return showReviewed(cx, submission, { ...outcome, values: form })
      return seeOther(href(cx, `${REVIEW}/${id}`))
    },
  }),
]
