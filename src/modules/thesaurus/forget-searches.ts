import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

/** Days for which a text asked only once is kept: it may be the name of a person. */
export const ONCE_DAYS = 30
/** Months for which the others are kept: a year, and the same month of the one before to compare. */
export const KEPT_MONTHS = 13

/** Drops what is too old, and what editors said of searches that nobody made since. */
export async function forgetSearches(db: Db, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`delete from search_asked where day < (${now}::timestamptz - make_interval(months => ${KEPT_MONTHS}))::date`.execute(
      tx,
    )
    await sql`delete from search_asked
      where day < (${now}::timestamptz - make_interval(days => ${ONCE_DAYS}))::date and times = 1
        and not exists (select from search_asked o where o.lang = search_asked.lang
          and o.folded = search_asked.folded and o.day <> search_asked.day)`.execute(tx)
    await sql`delete from search_set_aside s where not exists
      (select from search_asked a where a.lang = s.lang and a.folded = s.folded)`.execute(tx)
  })
}
