import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

/** Days after which the cells of an import are dropped: lists may hold the names of people. */
export const KEPT_DAYS = 90

/** Drops the cells of imports older than that; what undoing needs stays. */
export async function forgetOldRows(db: Db, now: Date): Promise<void> {
  const limit = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await db.transaction().execute(async (tx) => {
    const old = await tx
      .updateTable('import_batch')
      .set({ forgotten_at: now })
      .where('created_at', '<', limit)
      .where('forgotten_at', 'is', null)
      .where('state', 'not in', ['applying', 'undoing'])
      .returning('id')
      .execute()
    const ids = old.map(({ id }) => id)
    await sql`update import_row set cells = null, notes = '[]' where batch_id = any(${ids})`.execute(tx)
  })
}
