import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import { HttpError } from '../../platform/http/errors.ts'
import { lastOf } from '../../platform/http/input.ts'
import { reachOf } from '../../platform/http/policy.ts'
import { seeOther, text } from '../../platform/http/response.ts'
import { get, post, present } from '../../platform/http/route.ts'
import { isUuid } from '../../platform/ids.ts'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { places, reachNames } from '../territory/api.ts'
import { endCall, findCall, listCalls } from './calls.ts'
import { callsCsv } from './calls-csv.ts'
import { CALLS } from './paths.ts'
import { mayCall, mayEndCall } from './permissions.ts'
import { OUTCOMES } from './tables.ts'
import { Calls } from './views/Calls.tsx'

const CallsQuery = z.object({
  page: lastOf(z.coerce.number().int().min(1).max(10_000).catch(1).default(1)),
  fatto: lastOf(z.enum(['si', 'gia']).optional().catch(undefined)),
})

/** Where somebody may call. */
const scopeOf = ({ actor }: Cx) => reachOf(actor, 'freshness.call')

/** The desk's list of whom to call. */
export const callRoutes = [
  get(CALLS, {
    summary:
      'Organisations to call, because they did not answer, have no address, or said that something is wrong',
    allow: mayCall,
    query: CallsQuery,
    handle: async (cx, { query }) => {
      const scope = scopeOf(cx)
      const calls = await listCalls(cx.db, scope, query.page)
      const where = scope && reachNames(await places(cx.db), scope, cx.lang)
      const options = {
        title: cx.t('freshness.calls'),
        description: cx.t('freshness.calls_lead'),
        breadcrumb: [{ label: cx.t('staff.home_title'), path: '/gestione' }],
        feedback: false,
        indexed: false,
      }
      return page(cx, options, <Calls cx={cx} query={query} where={where} {...calls} />)
    },
  }),
  get(`${CALLS}/elenco.csv`, {
    summary: 'The same list as a table for a spreadsheet',
    allow: mayCall,
    handle: async (cx) =>
      text(callsCsv(cx, (await listCalls(cx.db, scopeOf(cx), 'all')).rows), 'text/csv; charset=utf-8', {
        'content-disposition': 'attachment; filename="chiamate.csv"',
        'cache-control': 'no-store',
      }),
  }),
  post(`${CALLS}/:campagna/:ente`, {
    summary: 'Keeps how a call ended',
    load: async (cx, { campagna, ente }) =>
      (isUuid(campagna) && isUuid(ente) && (await findCall(cx.db, campagna, ente))) || null,
    allow: mayEndCall,
    form: z.object({ esito: z.enum(OUTCOMES) }),
    handle: async (cx, { actor, resource, form }) => {
      if (!actor) throw new HttpError(401)
      const { campaignId, organizationId } = present(resource)
      const call = { campaignId, organizationId, outcome: form.esito }
      const kept = await cx.db.transaction().execute((tx) => endCall(tx, { ...call, by: actor, now: cx.now }))
      return seeOther(`${href(cx, CALLS)}?fatto=${kept ? 'si' : 'gia'}`)
    },
  }),
]
