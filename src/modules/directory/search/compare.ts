import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import type { Finding } from '../../../platform/module.ts'

/** Whether the search has exactly the public records, each as it is now. */
export async function compareSearch(db: DbOrTx): Promise<Finding[]> {
  const { rows } = await sql<{ missing: number; left: number; stale: number }>`
    select count(*) filter (where s.organization_id is null) as missing,
      count(*) filter (where o.id is null) as left,
      count(*) filter (where s.fresh_at < date_trunc('milliseconds', o.updated_at)) as stale
    from (select id, updated_at from organization where visibility = 'public' and merged_into_id is null) o
    full join organization_search s on s.organization_id = o.id`.execute(db)
  const { missing = 0, left = 0, stale = 0 } = rows[0] ?? {}
  const wrong = missing + left + stale
  if (wrong === 0) return [{ ok: true, what: 'the search has every public organisation as it is now' }]
  const what = `the search lacks ${missing} organisations, has ${left} too many and ${stale} as they were before`
  return [{ ok: false, what, fix: 'npm run tessuto -- search rebuild' }]
}
