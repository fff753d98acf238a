import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import { HttpError, notFound } from '../../platform/http/errors.ts'
import { type FieldErrors, lastOf } from '../../platform/http/input.ts'
import { reachOf } from '../../platform/http/policy.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post, present } from '../../platform/http/route.ts'
import { isUuid } from '../../platform/ids.ts'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { codeLists } from '../taxonomy/api.ts'
import { meet, places, provinceRegions, reachNames } from '../territory/api.ts'
import { callRoutes } from './call-routes.tsx'
import { countWanted, findCampaign, setCampaign, startCampaign } from './campaign.ts'
import { CAMPAIGNS, FRESHNESS } from './paths.ts'
import { mayAsk, mayRun } from './permissions.ts'
import { listCampaigns, listShares } from './shares.ts'
import { Dashboard } from './views/Dashboard.tsx'

const months = z.coerce.number().int().min(1).max(60)
const territory = z.string().regex(/^(\d{3}|\d{6})?$/)
const type = z.string().max(80)

const DashboardQuery = z.object({
  mesi: lastOf(months.optional().catch(undefined)),
  territorio: lastOf(territory.catch('').default('')),
  tipo: lastOf(type.catch('').default('')),
  fatto: lastOf(z.string().optional().catch(undefined)),
})
export type DashboardQuery = z.infer<typeof DashboardQuery>

async function showDashboard(cx: Cx, query: DashboardQuery, errors: FieldErrors = {}): Promise<Response> {
  const { mesi, territorio, tipo } = query
  const scope = reachOf(cx.actor, 'freshness.campaign')
  const wanted = mesi && { months: mesi, territory: territorio || undefined, type: tipo || undefined, scope }
  const asked = { scope, now: cx.now }
  const [lists, atlas, all, types, municipalities, campaigns, preview] = await Promise.all([
    codeLists(cx.db, cx.now),
    places(cx.db),
    listShares(cx.db, 'all', asked),
    listShares(cx.db, 'type', asked),
    listShares(cx.db, 'municipality', asked),
    listCampaigns(cx.db, scope),
    wanted ? countWanted(cx.db, wanted, cx.now) : undefined,
  ])
  const words = {
    type: (code: string) => (lists.term('type', code) ? lists.label(cx.lang, 'type', code) : code),
    places: (codes: readonly string[]) => reachNames(atlas, codes, cx.lang),
  }
  const options = {
    title: cx.t('freshness.title'),
    description: cx.t('freshness.lead'),
    breadcrumb: [{ label: cx.t('staff.home_title'), path: '/gestione' }],
    feedback: false,
    indexed: false,
    invalid: Object.keys(errors).length > 0,
  }
  const shown = { errors, query, scope, words, all, types, municipalities, campaigns, preview }
  return page(cx, options, <Dashboard cx={cx} {...shown} />, options.invalid ? 422 : 200)
}

/** Why nobody would be asked: the place is not of whoever asks. */
async function elsewhere(cx: Cx, territory: string): Promise<FieldErrors | undefined> {
  const scope = reachOf(cx.actor, 'freshness.campaign')
  if (!scope || !territory) return undefined
  const regions = await provinceRegions(cx.db)
  if (scope.some((code) => meet(regions, code, territory))) return undefined
  const names = reachNames(await places(cx.db), scope, cx.lang)
  return { territorio: cx.t('freshness.elsewhere', { places: names }) }
}

const back = (cx: Cx, done: string) => seeOther(`${href(cx, FRESHNESS)}?fatto=${done}`)

/** Pages of the staff about freshness. */
export const staffRoutes = [
  get(FRESHNESS, {
    summary: 'Share of confirmed records, campaigns, and how many a new one would ask',
    allow: mayAsk,
    query: DashboardQuery,
    handle: (cx, { query }) => showDashboard(cx, query),
  }),
  post(FRESHNESS, {
    summary: 'Starts a campaign',
    makes: true,
    allow: mayAsk,
    form: z.object({ mesi: months, territorio: territory.default(''), tipo: type.default('') }),
    handle: async (cx, { actor, form }) => {
      if (!actor) throw new HttpError(401)
      const wanted = {
        months: form.mesi,
        territory: form.territorio || undefined,
        type: form.tipo || undefined,
        scope: reachOf(actor, 'freshness.campaign'),
      }
      const outside = await elsewhere(cx, form.territorio)
      if (outside) return showDashboard(cx, { ...form, territorio: '' }, outside)
      const id = await cx.db.transaction().execute((tx) => startCampaign(tx, wanted, actor, cx.now))
      if (!id) return showDashboard(cx, form, { mesi: cx.t('freshness.nobody') })
      return back(cx, 'started')
    },
  }),
  post(`${CAMPAIGNS}/:campagna/stato`, {
    summary: 'Pauses, continues or stops a campaign',
    load: async (cx, { campagna }) => (isUuid(campagna) && (await findCampaign(cx.db, campagna))) || null,
    allow: mayRun,
    form: z.object({ stato: z.enum(['running', 'paused', 'stopped']) }),
    handle: async (cx, { actor, resource, form: { stato: state } }) => {
      if (!actor) throw new HttpError(401)
      const { id } = present(resource)
      const set = await cx.db.transaction().execute((tx) => setCampaign(tx, { id, state, by: actor }, cx.now))
      if (!set) throw notFound()
      return back(cx, state)
    },
  }),
  ...callRoutes,
]
