import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError, notFound } from '../../../platform/http/errors.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { newId } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { REPLIES } from '../paths.ts'
import { mayReadReplies, mayWriteReplies } from '../permissions.ts'
import { findReply, listReplies, saveReply, setReplyRemoved } from './replies.ts'
import { ReplyForm, valuesOf } from './reply-form.ts'
import { Replies, Reply } from './views/Replies.tsx'

const NEW = 'nuova'
const privately = { feedback: false, indexed: false }
const staffHome = (cx: Cx) => ({ label: cx.t('staff.home_title'), path: '/gestione' })

const ListQuery = z.object({
  esito: lastOf(z.enum(['saved', 'restored']).optional().catch(undefined)),
  tolta: lastOf(z.uuid().optional().catch(undefined)),
})

/** Who acts on which answer. */
function changing(cx: Cx, actor: Actor | undefined, id: string) {
  if (!actor) throw new HttpError(401)
  return { id, actor: { id: actor.id, name: actor.name }, now: cx.now, requestId: cx.requestId }
}

function showReply(cx: Cx, id: string, values: RawValues, errors: FieldErrors = {}): Response {
  const breadcrumb = [staffHome(cx), { label: cx.t('board.replies.title'), path: REPLIES }]
  const invalid = Object.keys(errors).length > 0
  const title = cx.t('board.replies.one')
  const description = cx.t('board.replies.one_lead')
  const options = { title, description, ...privately, breadcrumb, invalid }
  return page(cx, options, <Reply cx={cx} id={id} errors={errors} values={values} />, invalid ? 422 : 200)
}

async function known(cx: Cx, id: string) {
  const reply = await findReply(cx.db, id)
  if (!reply) throw notFound()
  return reply
}

/** The answers that are written often: listed, written, taken away and back. */
export const replyRoutes = [
  get(REPLIES, {
    summary: 'The canned replies of the staff',
    allow: mayReadReplies,
    query: ListQuery,
    handle: async (cx, { query: { esito, tolta } }) => {
      const [replies, removed] = await Promise.all([
        listReplies(cx.db),
        tolta ? findReply(cx.db, tolta) : undefined,
      ])
      const options = { title: cx.t('board.replies.title'), description: cx.t('board.replies.lead') }
      return page(
        cx,
        { ...options, ...privately, breadcrumb: [staffHome(cx)] },
        <Replies cx={cx} replies={replies} outcome={esito} removed={removed} />,
      )
    },
  }),
  get(`${REPLIES}/:risposta`, {
    summary: 'One canned reply in all languages, or a new one',
    allow: mayWriteReplies,
    handle: async (cx, { params: { risposta: id } }) =>
      showReply(cx, id, id === NEW ? {} : valuesOf((await known(cx, id)).words)),
  }),
  post(`${REPLIES}/:risposta`, {
    summary: 'Writes a canned reply',
    makes: true,
    allow: mayWriteReplies,
    form: ReplyForm,
    invalid: (cx, { params, errors, values }) => showReply(cx, params.risposta, values, errors),
    handle: async (cx, { actor, params, form }) => {
      const id = params.risposta === NEW ? newId(cx.now) : (await known(cx, params.risposta)).id
      await saveReply(cx.db, changing(cx, actor, id), form)
      return seeOther(href(cx, `${REPLIES}?esito=saved`))
    },
  }),
  post(`${REPLIES}/:risposta/rimuovi`, {
    summary: 'Takes a canned reply away',
    allow: mayWriteReplies,
    handle: async (cx, { actor, params }) => {
      const { id } = await known(cx, params.risposta)
      await setReplyRemoved(cx.db, changing(cx, actor, id), true)
      return seeOther(href(cx, `${REPLIES}?tolta=${id}`))
    },
  }),
  post(`${REPLIES}/:risposta/ripristina`, {
    summary: 'Shows a canned reply again that was taken away',
    allow: mayWriteReplies,
    handle: async (cx, { actor, params }) => {
      const { id } = await known(cx, params.risposta)
      await setReplyRemoved(cx.db, changing(cx, actor, id), false)
      return seeOther(href(cx, `${REPLIES}?esito=restored`))
    },
  }),
]
