import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { inTerritories } from '../directory/api.ts'
import { placesOfScope } from '../territory/api.ts'
import { type Counts, noCounts } from './outcome.ts'
import type { BatchState } from './tables.ts'

/** One import, or `undefined` when there is none of that id. */
export function findBatch(db: DbOrTx, id: string) {
  return db.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirst()
}
/** One import. */
export type Batch = NonNullable<Awaited<ReturnType<typeof findBatch>>>

/** One import with the places into which it may write, as policies ask about them. */
export async function findKept(db: DbOrTx, id: string) {
  const batch = await findBatch(db, id)
  return batch && { ...batch, places: await placesOfScope(db, batch.scope) }
}

/** The latest imports into some places (`undefined`: all imports), the newest first. */
export const listBatches = (db: DbOrTx, scope?: readonly string[], limit = 50) =>
  db
    .selectFrom('import_batch')
    .selectAll()
    .$if(scope !== undefined, (query) => query.where(within(scope ?? [])))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** All places of an import are these, or lie in them. */
const within = (scope: readonly string[]) =>
  sql<boolean>`scope is not null and not exists (
    select from unnest(scope) as one(code) where not ${inTerritories(sql`one.code`, scope)})`

/** The import of this very file into all places that is still under way, to be resumed. */
export const findUnfinished = (db: DbOrTx, fileHash: string, source: string) =>
  db
    .selectFrom('import_batch')
    .selectAll()
    .where('file_hash', '=', fileHash)
    .where('source', '=', source)
    .where('state', '=', 'applying')
    .where('scope', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()

/** The import, kept for this transaction alone: of two processes at one import the second waits for each step. */
export const lockBatch = (tx: Tx, id: string) =>
  tx.selectFrom('import_batch').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()

/** Moves an import on; `finished_at` is set by the states that end. */
export async function setState(
  db: DbOrTx,
  id: string,
  change: { state: BatchState; doneRows?: number; error?: string | null; now?: Date },
): Promise<void> {
  await db
    .updateTable('import_batch')
    .set({
      state: change.state,
      ...(change.doneRows !== undefined && { done_rows: change.doneRows }),
      ...(change.error !== undefined && { error: change.error }),
      ...(change.now && { finished_at: change.now }),
    })
    .where('id', '=', id)
    .execute()
}

/** How many rows of an import have each outcome. */
export async function countOutcomes(db: DbOrTx, id: string): Promise<Counts> {
  const rows = await db
    .selectFrom('import_row')
    .select(['outcome', ({ fn }) => fn.countAll<number>().as('n')])
    .where('batch_id', '=', id)
    .where('outcome', 'is not', null)
    .groupBy('outcome')
    .execute()
  const counts = noCounts()
  for (const { outcome, n } of rows) if (outcome) counts[outcome] = n
  return counts
}
