import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { FEW } from './few.ts'

/** Months for which counts are kept: two years, to compare a month with the same of the year before. */
export const KEPT_MONTHS = 25
/** Months for which words are kept. */
export const WORDS_MONTHS = 13

/** Drops what is too old, and the rare words of months that are over: they may name somebody and are never told. */
export async function forgetVisits(db: Db, now: Date): Promise<void> {
  const before = (months: number) => sql`(${now}::timestamptz - make_interval(months => ${months}))::date`
  await sql`delete from visit_count where day < ${before(KEPT_MONTHS)}`.execute(db)
  await sql`delete from visit_words where month < ${before(WORDS_MONTHS)}
    or (times < ${FEW} and month < date_trunc('month', ${now}::timestamptz at time zone 'Europe/Rome')::date)`.execute(
    db,
  )
}
