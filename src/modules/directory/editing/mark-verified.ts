import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { refreshSearch } from '../search/refresh.ts'

/** Says that the record as a whole was confirmed, never back in time; its values and version stay, the search follows. */
export async function markVerified(
  tx: Tx,
  { organizationId, at, by }: { organizationId: string; at: Date; by: 'owner' | 'desk' | 'editor' },
): Promise<void> {
  await sql`update organization set verified_at = ${at}, verified_by = ${by}
    where id = ${organizationId} and (verified_at is null or verified_at < ${at})`.execute(tx)
  await refreshSearch(tx, [organizationId])
}
