import { sql } from 'kysely'
import type { Db, DbOrTx } from '../../../platform/db/database.ts'

/** Wrong codes after which somebody must wait, even with a right one. */
export const MOST_TRIES = 5
/** Minutes to wait. */
export const WAIT_MINUTES = 15

/**
 * Counts one try and says whether it may be made. It is written at once, outside the transaction of the sign-in, so
 * that tries made at the same moment are all counted and a restart forgets none.
 */
export async function countTry(db: Db, accountId: string, now: Date): Promise<boolean> {
  const start = new Date(now.getTime() - WAIT_MINUTES * 60_000)
  const { rows } = await sql<{ tries: number }>`
    insert into second_factor_tries as known (account_id, tries, since) values (${accountId}, 1, ${now})
    on conflict (account_id) do update set
      tries = case when known.since < ${start} then 1 else known.tries + 1 end,
      since = case when known.since < ${start} then ${now} else known.since end
    returning tries`.execute(db)
  return (rows[0]?.tries ?? 0) <= MOST_TRIES
}

/** Forgets the tries after a right code. */
export async function forgetTries(db: DbOrTx, accountId: string): Promise<void> {
  await db.deleteFrom('second_factor_tries').where('account_id', '=', accountId).execute()
}
