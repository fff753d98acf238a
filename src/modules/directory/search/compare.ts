import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import type { Translate } from '../../../platform/i18n/messages.ts'
import type { Finding } from '../../../platform/module.ts'
import { ORGANIZATION_KIND } from './organization-kind.ts'

/** Whether the search has exactly the public records, each as it is now, and a document of each. */
export async function compareSearch(db: DbOrTx, t: Translate): Promise<Finding[]> {
  const { rows } = await sql<{ missing: number; left: number; stale: number; documents: number }>`
    select count(*) filter (where s.organization_id is null)::int as missing,
      count(*) filter (where o.id is null and s.organization_id is not null)::int as left,
      count(*) filter (where s.fresh_at < date_trunc('milliseconds', o.updated_at))::int as stale,
      count(*) filter (where s.stamp is distinct from d.seq)::int as documents
    from (select id, updated_at from organization where visibility = 'public' and merged_into_id is null) o
    full join organization_search s on s.organization_id = o.id
    full join (select id, seq from search_document
      where kind = ${ORGANIZATION_KIND.name} and document is not null) d on d.id = s.organization_id`.execute(
    db,
  )
  const { missing = 0, left = 0, stale = 0, documents = 0 } = rows[0] ?? {}
  if (missing + left + stale + documents === 0) return [{ ok: true, what: t('directory.doctor_ok') }]
  const what = t('directory.doctor_wrong', { missing, left, stale, documents })
  return [{ ok: false, what, fix: t('directory.doctor_fix') }]
}
