import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { lastOf, manyOf } from '../../../platform/http/input.ts'
import { reachOf } from '../../../platform/http/policy.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { wholeNumber } from '../../../platform/http/typed-values.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { readFilter } from '../bodies/filter.ts'
import { BODIES, CHANGES } from '../paths.ts'
import { mayChangeMany, mayGoOn } from '../permissions.ts'
import { OUTCOMES } from '../tables.ts'
import { type BulkChange, beginChange, discardChange, findChange, startPass } from './change.ts'
import { prepare } from './prepare.ts'
import { listChanges } from './queries.ts'
import { runPass } from './run-pass.ts'
import { showChange } from './show-change.tsx'
import { ChangeList } from './views/ChangeList.tsx'

const load = async (cx: Cx, { modifica }: { modifica: string }) => (await findChange(cx.db, modifica)) ?? null

/** So few records that nobody waits for them: done before the answer, though any worker could go on. */
const AT_ONCE = 50

const ShowQuery = z.object({
  cosa: lastOf(z.string().max(40).catch('').default('')),
  dopo: lastOf(wholeNumber.catch(0).default(0)),
  esito: lastOf(z.enum(OUTCOMES).optional().catch(undefined)),
})
export type ShowQuery = z.infer<typeof ShowQuery>

function who(actor: Actor | undefined): Actor {
  if (!actor) throw new HttpError(401)
  return actor
}

async function begin(cx: Cx, actor: Actor, form: { scelti: string[]; tutti?: unknown; ritorno: string }) {
  const scope = reachOf(actor, 'lists.change')
  const beginning = {
    by: { id: actor.id, name: actor.name },
    scope,
    own: actor.grants.flatMap(({ organizationId }) => organizationId ?? []),
    now: cx.now,
  }
  const chosen = form.tutti
    ? { all: { filter: readFilter(form.ritorno), scope, now: cx.now } }
    : { ids: form.scelti }
  const id = await beginChange(cx.db, beginning, chosen)
  if (id) return seeOther(href(cx, `${CHANGES}/${id}`))
  const back = new URLSearchParams(form.ritorno)
  back.set('nessuno', '')
  return seeOther(href(cx, `${BODIES}?${back}`))
}

/** Starts a pass, and ends it at once where it is short. */
async function go(
  cx: Cx,
  actor: Actor,
  change: BulkChange,
  to: 'checking' | 'applying' | 'undoing',
  what?: { kind: string; params: Readonly<Record<string, string>> },
): Promise<Response> {
  const by = { id: actor.id, name: actor.name }
  const started = await startPass(cx.db, { id: change.id, to, by, now: cx.now, ...(what && { what }) })
  if (!started) throw new HttpError(409)
  if (change.total <= AT_ONCE) await runPass(cx.db, change.id, by)
  return seeOther(href(cx, `${CHANGES}/${change.id}`))
}

/** One change of many records: chosen, looked at, made, taken back. */
export const changeRoutes = [
  get(CHANGES, {
    summary: 'Changes of many records: one’s own, or all for who works everywhere',
    allow: mayChangeMany,
    handle: async (cx, { actor }) => {
      const everywhere = reachOf(actor, 'lists.change') === undefined
      const changes = await listChanges(cx.db, everywhere ? undefined : who(actor).id)
      const options = {
        title: cx.t('lists.changes'),
        description: cx.t('lists.changes_lead'),
        breadcrumb: [
          { label: cx.t('staff.home_title'), path: '/gestione' },
          { label: cx.t('editing.bodies.title'), path: BODIES },
        ],
      }
      return page(cx, { ...options, feedback: false, indexed: false }, <ChangeList {...{ cx, changes }} />)
    },
  }),
  post(CHANGES, {
    summary: 'Begins a change of the records chosen, or of all that a list finds',
    makes: true,
    allow: mayChangeMany,
    form: z.object({
      scelti: manyOf(z.string().max(40)).transform((ids) => ids.slice(0, 1_000)),
      tutti: lastOf(z.string().optional()),
      ritorno: lastOf(z.string().max(2_000).default('')),
    }),
    handle: (cx, { actor, form }) => begin(cx, who(actor), form),
  }),
  get(`${CHANGES}/:modifica`, {
    summary: 'One change of many records: what it would do, does and did to each',
    load,
    allow: mayGoOn,
    query: ShowQuery,
    handle: (cx, { resource, query }) => showChange(cx, present(resource), query),
  }),
  post(`${CHANGES}/:modifica`, {
    summary: 'Says what changes, makes it, takes it back or throws it away',
    load,
    allow: mayGoOn,
    form: z.looseObject({ azione: lastOf(z.enum(['prepara', 'conferma', 'annulla', 'scarta'])) }),
    handle: async (cx, { actor, resource, form: { azione, ...values } }) => {
      const change = present(resource)
      if (azione === 'scarta') {
        if (!(await discardChange(cx.db, change.id))) throw new HttpError(409)
        return seeOther(href(cx, BODIES))
      }
      if (azione !== 'prepara')
        return go(cx, who(actor), change, azione === 'conferma' ? 'applying' : 'undoing')
      const prepared = await prepare(cx, who(actor), change, values)
      if ('errors' in prepared) {
        const query = { cosa: prepared.kind, dopo: 0, esito: undefined }
        return showChange(cx, change, query, prepared)
      }
      return go(cx, who(actor), change, 'checking', prepared)
    },
  }),
]
