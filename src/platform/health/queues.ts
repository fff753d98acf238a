import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** One queue of background work that has something in it. */
export interface QueueState {
  name: string
  /** Jobs that could begin now. */
  waiting: number
  /** Seconds since the oldest of them could have begun. */
  oldest: number
  active: number
  /** Given up after all their tries, in the last day. */
  failed: number
}

/** The queues of background work, those in which something waits, runs or failed; none before the first worker. */
export async function readQueues(db: Db): Promise<readonly QueueState[]> {
  const { rows: schema } = await sql<{ there: boolean }>`
    select to_regclass('pgboss.job') is not null as there`.execute(db)
  if (schema[0]?.there !== true) return []
  const { rows } = await sql<QueueState>`
    select name,
      (count(*) filter (where state < 'active' and start_after <= now()))::int as waiting,
      coalesce(extract(epoch from now() - min(start_after) filter (where state < 'active')), 0)::float8 as oldest,
      (count(*) filter (where state = 'active'))::int as active,
      (count(*) filter (where state = 'failed' and completed_on > now() - interval '1 day'))::int as failed
    from pgboss.job
    where state <= 'active' or state = 'failed'
    group by name order by name`.execute(db)
  return rows
    .map((row) => ({ ...row, oldest: row.waiting > 0 ? row.oldest : 0 }))
    .filter(({ waiting, active, failed }) => waiting + active + failed > 0)
}

/** What was emitted and no worker has taken up yet: how many, and the age of the oldest in seconds. */
export async function readEvents(db: Db): Promise<{ waiting: number; oldest: number }> {
  const { rows } = await sql<{ waiting: number; oldest: number }>`
    select count(*)::int as waiting, coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as oldest
    from event`.execute(db)
  return rows[0] ?? { waiting: 0, oldest: 0 }
}
