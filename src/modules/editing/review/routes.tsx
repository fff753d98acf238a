import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { lastOf, type RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { href } from '../../../platform/ui/href.ts'
import { listReplies, nextWaiting, withReply } from '../../board/api.ts'
import { changesBetween } from '../../directory/api.ts'
import type { DecisionRefusal } from '../decide.ts'
import { REVIEW } from '../paths.ts'
import { mayReview } from '../permissions.ts'
import { RECORD_KIND } from '../submit.ts'
import { approveSubmission, returnSubmission, takeBackSubmission } from './decide-submission.ts'
import { DecisionForm, missing } from './decision-form.ts'
import { refusalErrors } from './refusal-errors.ts'
import { showSubmission } from './show-submission.tsx'
import { type FoundSubmission, findSubmission } from './submission-queries.ts'

const ShowQuery = z.object({
  fatto: lastOf(z.uuid().optional().catch(undefined)),
  annullato: z.string().optional(),
})

const load = (cx: Cx, { invio }: { invio: string }) => findSubmission(cx.db, invio)

function who(actor: Actor | undefined): Actor {
  if (!actor) throw new HttpError(401)
  return actor
}

/** One submission, looked at field by field and decided. */
export const submissionRoutes = [
  get(`${REVIEW}/:invio`, {
    summary: 'One submission of an organisation as the editors decide it',
    load,
    allow: mayReview,
    query: ShowQuery,
    handle: (cx, { resource, query }) =>
      showSubmission(cx, resource, { done: query.fatto, takenBack: query.annullato !== undefined }),
  }),
  post(`${REVIEW}/:invio`, {
    summary: 'Approves a submission or parts of it, or sends it back with its reason',
    load,
    allow: mayReview,
    form: DecisionForm,
    invalid: (cx, { resource, errors, values }) =>
      showSubmission(cx, resource, { errors, values, status: 422 }),
    handle: (cx, { actor, resource, form }) => decide(cx, who(actor), resource, form),
  }),
  post(`${REVIEW}/:invio/annulla`, {
    summary: 'Takes the decision on a submission back',
    load,
    allow: mayReview,
    handle: async (cx, { actor, resource }) => {
      const outcome = await takeBackSubmission(cx, who(actor), resource.id)
      if ('refused' in outcome) return refused(cx, resource, outcome)
      return seeOther(href(cx, `${REVIEW}/${resource.id}?annullato`))
    },
  }),
]

async function decide(cx: Cx, actor: Actor, submission: FoundSubmission, form: DecisionForm) {
  const { base, document, id } = submission
  const values = { ...form, parte: form.parte.map(String) } as Parameters<
    typeof approveSubmission
  >[3]['values']
  if (form.azione === 'inserisci') {
    const reply = (await listReplies(cx.db)).find(({ id }) => id === form.risposta)
    const motivo = withReply(form.motivo, reply, submission.lang)
    return showSubmission(cx, submission, { values: { ...values, motivo } })
  }
  const lacking = missing(form, changesBetween(base, document).length)
  if (lacking && submission.state === 'waiting') {
    const errors = Object.fromEntries(Object.entries(lacking).map(([field, key]) => [field, cx.t(key)]))
    return showSubmission(cx, submission, { errors, values, status: 422 })
  }
  const outcome =
    form.azione === 'approva'
      ? await approveSubmission(cx, actor, submission, { parts: form.parte, values, reason: form.motivo })
      : await returnSubmission(cx, actor, id, form.motivo)
  if ('refused' in outcome) return refused(cx, submission, outcome, values)
  const next = await nextWaiting(cx, RECORD_KIND)
  return seeOther(href(cx, `${REVIEW}/${next ?? id}?fatto=${id}`))
}

/** The page again as things stand now, with why nothing was decided and what was typed. */
async function refused(cx: Cx, submission: FoundSubmission, refusal: DecisionRefusal, values?: RawValues) {
  const now = (await findSubmission(cx.db, submission.id)) ?? submission
  const errors = refusalErrors(cx, submission, refusal)
  return showSubmission(cx, now, { refusal, errors, values, status: 409 })
}
