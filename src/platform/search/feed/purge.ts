import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, DbOrTx } from '../../db/database.ts'

/** Days for which the search remembers that a record was withdrawn: as long as a snapshot file may be of use. */
export const KEPT_DAYS = 7

/**
 * Forgets the records withdrawn more than seven days ago, and remembers up to where: who has not followed since
 * then makes its index anew, else it would go on finding them.
 */
export function purgeWithdrawn(db: Db, now: Date): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await sql`lock table search_mark in share row exclusive mode`.execute(tx)
    await sql`
      insert into search_mark (id, at, horizon)
      values (${randomUUID()}, ${now}, pg_snapshot_xmin(pg_current_snapshot()))`.execute(tx)
    const horizon = await oldHorizon(tx, now)
    if (horizon === undefined) return
    await sql`delete from search_document where document is null and xid < ${horizon}::xid8`.execute(tx)
    await sql`delete from search_mark where horizon < ${horizon}::xid8`.execute(tx)
    await sql`update search_mark set purged = true where horizon = ${horizon}::xid8`.execute(tx)
  })
}

/** The last moment, among those remembered, that is seven days old. */
async function oldHorizon(tx: DbOrTx, now: Date): Promise<string | undefined> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  const { rows } = await sql<{ horizon: string }>`
    select horizon::text from search_mark where at <= ${before} order by horizon desc limit 1`.execute(tx)
  return rows[0]?.horizon
}
