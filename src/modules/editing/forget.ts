import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'

/** Days for which earlier savings of a draft can be undone. */
export const REVISION_DAYS = 30
/** Savings of each draft that stay whatever their age. */
export const LATEST = 100

/** Forgets old savings of drafts; but the latest. */
export async function forgetRevisions(db: DbOrTx, now: Date): Promise<void> {
  await sql`delete from record_draft_revision r
    where r.at < ${new Date(now.getTime() - REVISION_DAYS * 86_400_000)}
      and r.revision < (select d.revision - ${LATEST}::integer from record_draft d where d.organization_id = r.organization_id)`.execute(
    db,
  )
}
