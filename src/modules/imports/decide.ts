import type { Db, Tx } from '../../platform/db/database.ts'
import { isUuid } from '../../platform/ids.ts'
import { places } from '../territory/api.ts'
import { lockBatch } from './batch.ts'
import type { Decision } from './decide-row.ts'
import { examinerFor } from './examiner.ts'
import { writeChunk } from './write-chunk.ts'

/** What a decision can be: a new record, none, or the id of one. */
export const isDecision = (value: string): boolean => value === 'new' || value === 'skip' || isUuid(value)

/** Notes what a person chose for an ambiguous row; `undefined` takes the choice back. */
export async function setDecision(
  db: Db,
  id: string,
  row: number,
  decision: Decision | undefined,
): Promise<void> {
  await db
    .updateTable('import_row')
    .set({ decision: decision ?? null })
    .where('batch_id', '=', id)
    .where('row_number', '=', row)
    .where('outcome', '=', 'ambiguous')
    .execute()
}

/** Writes the rows of an import already run that were decided since; returns how many. */
export async function applyDecisions(db: Db, id: string, now: Date): Promise<number> {
  const snapshot = await places(db)
  let done = 0
  for (;;) {
    const more = await db.transaction().execute(async (tx) => {
      const batch = await lockBatch(tx, id)
      const rows = batch.state === 'applied' ? await decidedRows(tx, id) : []
      if (rows.length === 0) return 0
      const examiner = await examinerFor(tx, { ...batch, done_rows: 0 }, snapshot)
      await writeChunk(tx, batch, rows, examiner, now)
      // What could not be done, such as joining a record that is gone, has to be decided anew.
      await tx
        .updateTable('import_row')
        .set({ decision: null })
        .where('batch_id', '=', id)
        .where('outcome', '=', 'ambiguous')
        .where(
          'row_number',
          'in',
          rows.map((row) => row.row_number),
        )
        .execute()
      return rows.length
    })
    if (more === 0) return done
    done += more
  }
}

const decidedRows = (tx: Tx, id: string) =>
  tx
    .selectFrom('import_row')
    .select(['row_number', 'cells', 'decision'])
    .where('batch_id', '=', id)
    .where('outcome', '=', 'ambiguous')
    .where('decision', 'is not', null)
    .orderBy('row_number')
    .limit(500)
    .execute()
