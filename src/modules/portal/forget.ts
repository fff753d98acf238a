import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'

/** Months for which what people wrote of a page is kept: it may name somebody. */
export const WORDS_MONTHS = 13

/** Drops what people wrote of pages long ago; their votes stay. */
export async function forgetDetails(db: DbOrTx, now: Date): Promise<void> {
  await sql`update page_feedback set details = null
    where details is not null and created_at < ${now}::timestamptz - make_interval(months => ${WORDS_MONTHS})`.execute(
    db,
  )
}
