import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { type FieldErrors, lastOf, manyOf, type RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { listReplies, nextWaiting, QUEUE, withReply } from '../../board/api.ts'
import { approve, type Deciding, type DecisionRefusal, sendBack, takeBack } from '../decide.ts'
import { REVIEW } from '../paths.ts'
import { mayReview } from '../permissions.ts'
import { siteDoubts } from '../site-doubts.ts'
import { SPACE_KIND_WAITING } from '../submit.ts'
import { type FoundSubmission, findSubmission } from './found.ts'
import { showHanded } from './show-handed.tsx'
import { SubmissionPage } from './views/SubmissionPage.tsx'

const DecisionForm = z.object({
  azione: lastOf(z.enum(['approva', 'rimanda', 'inserisci'])),
  parte: manyOf(z.string().max(40)),
  motivo: lastOf(z.string().trim().max(5000).default('')),
  risposta: lastOf(z.string().max(40).default('')),
})
const ShowQuery = z.object({
  fatto: lastOf(z.uuid().optional().catch(undefined)),
  annullato: z.string().optional(),
})

const load = (cx: Cx, { proposta }: { proposta: string }) => findSubmission(cx.db, proposta)

interface Said {
  errors?: FieldErrors
  values?: RawValues
  refusal?: DecisionRefusal
  done?: string | undefined
  takenBack?: boolean
  status?: number
}

async function show(cx: Cx, submission: FoundSubmission, said: Said = {}): Promise<Response> {
  const { errors = {}, values = {}, status = 200, done } = said
  const [replies, doubts, decided] = await Promise.all([
    listReplies(cx.db),
    siteDoubts(cx.db, submission.organizationId, submission.document),
    done ? findSubmission(cx.db, done) : undefined,
  ])
  const mine = decided && mayReview(cx.actor, decided) ? decided : undefined
  const answer = page(
    cx,
    {
      title: submission.name,
      heading: <bdi class="wraps">{submission.name}</bdi>,
      section: cx.t('spaces.review.section'),
      breadcrumb: [
        { label: cx.t('staff.home_title'), path: '/gestione' },
        { label: cx.t('board.title'), path: QUEUE },
      ],
      invalid: Object.keys(errors).length > 0,
      ...{ indexed: false, feedback: false, search: false, lead: false },
    },
    <SubmissionPage
      {...{ cx, submission, doubts, replies, errors, values, done: mine }}
      refusal={said.refusal}
      takenBack={said.takenBack ?? false}
    />,
    status,
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}

function decidingOf(cx: Cx, actor: Actor | undefined, submissionId: string): Deciding {
  if (!actor) throw new HttpError(401)
  return { submissionId, by: { id: actor.id, name: actor.name }, now: cx.now, requestId: cx.requestId }
}

type Work = (tx: Tx) => Promise<{ done: true } | DecisionRefusal>

/** Each command decides before it writes: what is refused has written nothing. */
const decided = (cx: Cx, work: Work) => cx.db.transaction().execute(work)

/** One submission of a site, looked at block by block and decided. */
export const reviewRoutes = [
  get(`${REVIEW}/:proposta`, {
    summary: 'One submission of a site as the editors decide it',
    load,
    allow: mayReview,
    query: ShowQuery,
    handle: (cx, { resource, query }) =>
      show(cx, resource, { done: query.fatto, takenBack: query.annullato !== undefined }),
  }),
  get(`${REVIEW}/:proposta/anteprima`, {
    summary: 'What was handed in of a site as the public would see it, for the editors',
    load,
    allow: mayReview,
    query: z.object({ p: lastOf(z.string().max(200).catch('').default('')) }),
    handle: (cx, { resource, query }) => showHanded(cx, resource, query.p),
  }),
  post(`${REVIEW}/:proposta`, {
    summary: 'Approves a site, or sends it back with the reason',
    load,
    allow: mayReview,
    form: DecisionForm,
    invalid: (cx, { resource, errors, values }) => show(cx, resource, { errors, values, status: 422 }),
    handle: async (cx, { actor, resource, form }) => {
      const values = { ...form }
      if (form.azione === 'inserisci') {
        const reply = (await listReplies(cx.db)).find(({ id }) => id === form.risposta)
        return show(cx, resource, {
          values: { ...values, motivo: withReply(form.motivo, reply, resource.lang) },
        })
      }
      const deciding = decidingOf(cx, actor, resource.id)
      const outcome = await decided(cx, (tx) =>
        form.azione === 'approva'
          ? approve(tx, { ...deciding, parts: form.parte, reason: form.motivo })
          : sendBack(tx, { ...deciding, reason: form.motivo }),
      )
      if ('refused' in outcome) return refused(cx, resource, outcome, values)
      const next = await nextWaiting(cx, SPACE_KIND_WAITING)
      return seeOther(href(cx, `${REVIEW}/${next ?? resource.id}?fatto=${resource.id}`))
    },
  }),
  post(`${REVIEW}/:proposta/annulla`, {
    summary: 'Takes the decision on a site back',
    load,
    allow: mayReview,
    handle: async (cx, { actor, resource }) => {
      const deciding = decidingOf(cx, actor, resource.id)
      const outcome = await decided(cx, (tx) => takeBack(tx, deciding))
      if ('refused' in outcome) return refused(cx, resource, outcome)
      return seeOther(href(cx, `${REVIEW}/${resource.id}?annullato`))
    },
  }),
]

/** The page again as things stand now, with why nothing was decided. */
async function refused(
  cx: Cx,
  submission: FoundSubmission,
  refusal: DecisionRefusal,
  values: RawValues = {},
) {
  const now = (await findSubmission(cx.db, submission.id)) ?? submission
  const errors = {
    ...(refusal.refused === 'no_reason' && { motivo: cx.t('spaces.review.no_reason') }),
    ...(refusal.refused === 'none_chosen' && { parte: cx.t('spaces.refused.none_chosen') }),
    ...(refusal.refused === 'lacking' && { parte: cx.t('spaces.refused.lacking') }),
  }
  if (Object.keys(errors).length > 0) return show(cx, now, { errors, values, status: 422 })
  return show(cx, now, { refusal, values, status: 409 })
}
