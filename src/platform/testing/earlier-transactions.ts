import { type Kysely, sql } from 'kysely'
import { until } from './search-house.ts'

/**
 * Waits until the transactions open now on the whole server have ended, those of other tests too: a snapshot's xmin
 * is the server's, not the database's.
 */
export async function earlierTransactionsEnded<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ now: string }>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as now`.execute(db)
  const now = rows[0]?.now ?? '0'
  await until(async () => {
    const looked = await sql<{ ended: boolean }>`
      select pg_snapshot_xmin(pg_current_snapshot()) >= ${now}::xid8 as ended`.execute(db)
    return looked.rows[0]?.ended === true
  })
}
