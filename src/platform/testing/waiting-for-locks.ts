import { type Kysely, sql } from 'kysely'
import { until } from './search-house.ts'

/**
 * Waits until so many statements on this database wait for a lock: the race is on, whatever the
 * machine’s pace. Asked outside a transaction: within one, PostgreSQL answers what it saw first.
 */
export const waitingForLocks = <Tables>(db: Kysely<Tables>, count: number): Promise<void> =>
  until(async () => {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    return (rows[0]?.waiting ?? 0) >= count
  })
