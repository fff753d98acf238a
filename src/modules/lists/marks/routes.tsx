import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { calendarDay } from '../../../platform/http/typed-values.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { findMark, MARK_METHODS } from '../../directory/api.ts'
import { findBody } from '../../editing/api.ts'
import { BODIES } from '../paths.ts'
import { mayVerify } from '../permissions.ts'
import { MarkPage } from './MarkPage.tsx'
import { giveMark, isOwn, removeMark } from './marks.ts'

const load = (cx: Cx, { ente }: { ente: string }) => findBody(cx.db, ente)
type Body = NonNullable<Awaited<ReturnType<typeof load>>>

const GiveForm = z.object({
  metodo: lastOf(z.enum(MARK_METHODS)),
  giorno: lastOf(calendarDay),
  nota: lastOf(z.string().trim().max(2000).default('')),
})

interface Shown {
  errors?: FieldErrors
  values?: RawValues
  done?: boolean
}

async function show(cx: Cx, body: Body, { errors = {}, values = {}, done = false }: Shown = {}) {
  const invalid = Object.keys(errors).length > 0
  const mark = await findMark(cx.db, body.organizationId)
  const own = cx.actor !== undefined && isOwn(cx.actor, body.organizationId)
  const options = {
    title: cx.t('lists.mark'),
    description: cx.t('lists.mark_lead'),
    breadcrumb: [
      { label: cx.t('staff.home_title'), path: '/gestione' },
      { label: cx.t('editing.bodies.title'), path: BODIES },
      { label: body.name, path: `${BODIES}/${body.organizationId}` },
    ],
    feedback: false,
    indexed: false,
    invalid,
  }
  return page(
    cx,
    options,
    <MarkPage {...{ cx, id: body.organizationId, mark, own, errors, values, done }} />,
    invalid ? 422 : 200,
  )
}

/** Today in Italy, where the day of a visit is meant. */
const today = (cx: Pick<Cx, 'now' | 'config'>) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: cx.config.timeZone }).format(cx.now)

async function give(cx: Cx, body: Body, form: z.infer<typeof GiveForm>): Promise<Response> {
  const { actor } = cx
  if (!actor) throw new HttpError(401)
  if (isOwn(actor, body.organizationId)) throw new HttpError(403)
  if (form.giorno > today(cx))
    return show(cx, body, { errors: { giorno: cx.t('lists.mark_future') }, values: { ...form } })
  const { organizationId } = body
  const marking = {
    organizationId,
    method: form.metodo,
    on: form.giorno,
    note: form.nota || null,
    by: { id: actor.id, name: actor.name },
    now: cx.now,
  }
  const given = await cx.db.transaction().execute((tx) => giveMark(tx, marking, cx.requestId))
  if (!given) throw new HttpError(409)
  return seeOther(href(cx, `${BODIES}/${organizationId}/verifica?fatto`))
}

/** The verified mark of one organisation. */
export const markRoutes = [
  get(`${BODIES}/:ente/verifica`, {
    summary: 'Whether a record was verified, how and by whom',
    load,
    allow: mayVerify,
    query: z.object({ fatto: z.string().optional() }),
    handle: (cx, { resource, query }) => show(cx, resource, { done: query.fatto !== undefined }),
  }),
  post(`${BODIES}/:ente/verifica`, {
    summary: 'Marks a record as verified',
    load,
    allow: mayVerify,
    form: GiveForm,
    invalid: (cx, { resource, errors, values }) => show(cx, resource, { errors, values }),
    handle: (cx, { resource, form }) => give(cx, resource, form),
  }),
  post(`${BODIES}/:ente/verifica/togli`, {
    summary: 'Takes the verified mark away, and says why',
    load,
    allow: mayVerify,
    form: z.object({
      perche: lastOf(z.string().trim().min(1, { error: 'lists.mark_needs_why' }).max(2000).prefault('')),
    }),
    invalid: (cx, { resource, errors, values }) => show(cx, resource, { errors, values }),
    handle: async (cx, { actor, resource: { organizationId }, form }) => {
      if (!actor) throw new HttpError(401)
      if (isOwn(actor, organizationId)) throw new HttpError(403)
      const unmarking = { organizationId, why: form.perche, by: actor, now: cx.now, requestId: cx.requestId }
      await cx.db.transaction().execute((tx) => removeMark(tx, unmarking))
      return seeOther(href(cx, `${BODIES}/${organizationId}/verifica?fatto`))
    },
  }),
]
