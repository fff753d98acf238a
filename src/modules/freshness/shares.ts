import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'
import { seatIn } from '../directory/api.ts'
import { placesOfScope } from '../territory/api.ts'

/** How many public records of a group were confirmed in the last 6 and 12 months. */
export interface Share {
  /** Code of the type, or ISTAT code of the municipality of the seat; null where unknown. */
  code: string | null
  total: number
  six: number
  twelve: number
}

/** Places for which somebody works, as ISTAT codes; `undefined` is everywhere. */
type Scope = readonly string[] | undefined

/** Shares of confirmed records of some places, by type or municipality, largest groups first; or one row for all. */
export async function listShares(
  db: DbOrTx,
  by: 'type' | 'municipality' | 'all',
  { scope, now }: { scope: Scope; now: Date },
): Promise<Share[]> {
  const code = {
    type: sql`o.type_code`,
    municipality: sql`(select l.istat_code from location l where l.organization_id = o.id
      order by l.is_seat desc nulls last, l.position, l.id limit 1)`,
    all: sql`null::text`,
  }[by]
  const { rows } = await sql<Share>`select code, count(*)::int as total,
      count(*) filter (where verified_at > ${now}::timestamptz - interval '6 months')::int as six,
      count(*) filter (where verified_at > ${now}::timestamptz - interval '12 months')::int as twelve
    from (select ${code} as code, o.verified_at from organization o
      where o.visibility = 'public' and o.merged_into_id is null and o.lifecycle <> 'dissolved'
        and ${seatIn(sql`o.id`, scope)}) x
    group by code order by total desc, code`.execute(db)
  return rows
}

/** Public records in each state today, as the page of each says it. */
export async function countStates(db: DbOrTx, now: Date): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; n: number }>`select case
      when verified_at is null then 'unverified'
      when ${now}::timestamptz <= due then 'fresh'
      when ${now}::timestamptz <= due + interval '60 days' then 'due' else 'overdue' end as state, count(*)::int as n
    from (select verified_at, verified_at + make_interval(months => review_interval_months) as due from organization
      where visibility = 'public' and merged_into_id is null and lifecycle <> 'dissolved') x
    group by 1`.execute(db)
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

/** Campaigns, the latest first, with where they may ask and how many organisations of some places stand where. */
export async function listCampaigns(db: DbOrTx, scope: Scope) {
  const campaigns = await countTargets(db, scope)
  return Promise.all(
    campaigns.map(async (campaign) => ({ ...campaign, places: await placesOfScope(db, campaign.scope) })),
  )
}
export type Campaign = Awaited<ReturnType<typeof listCampaigns>>[number]

/** Those that concern nobody of these places are left out, unless they were made for them. */
const countTargets = (db: DbOrTx, scope: Scope) =>
  db
    .selectFrom('freshness_campaign as c')
    .leftJoin('freshness_target as t', (join) =>
      join.onRef('t.campaign_id', '=', 'c.id').on(seatIn(sql.ref('t.organization_id'), scope)),
    )
    .select(['c.id', 'c.months', 'c.territory', 'c.type_code', 'c.state', 'c.started_at', 'c.scope'])
    .select(({ fn }) => [
      fn.count<number>('t.organization_id').as('total'),
      fn.count<number>('t.organization_id').filterWhere('t.state', '=', 'ask').as('asked'),
      fn.count<number>('t.organization_id').filterWhere('t.state', '=', 'call').as('toCall'),
      fn.count<number>('t.organization_id').filterWhere('t.state', '=', 'done').as('done'),
    ])
    .groupBy('c.id')
    .$if(scope !== undefined, (query) =>
      query.having(sql<boolean>`count(t.organization_id) > 0 or c.scope <@ ${[...(scope ?? [])]}::text[]`),
    )
    .orderBy('c.started_at', 'desc')
    .limit(20)
    .execute()
