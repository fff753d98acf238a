import type { AuditActor } from '../../platform/audit/audit.ts'
import { audit } from '../../platform/audit/audit.ts'
import type { Db, DbOrTx, Tx } from '../../platform/db/database.ts'
import { countAnew } from '../directory/api.ts'
import { places } from '../territory/api.ts'
import { type Batch, countOutcomes, findBatch, lockBatch, setState } from './batch.ts'
import { type Examiner, examine, type StagedRow } from './examine.ts'
import { examinerFor } from './examiner.ts'
import { assertBalance, type Counts } from './outcome.ts'
import type { BatchState } from './tables.ts'
import { saveRows, writeChunk } from './write-chunk.ts'

/** Rows decided and written in one transaction. */
const CHUNK = 1_000

/** Chunks after which the tables have grown enough for their statistics to mislead. */
const COUNT_AFTER: ReadonlySet<number> = new Set([1, 10])

/** Called after each chunk with the rows done and the rows there are. */
export type Progress = (done: number, total: number) => void

/** Decides about every row and writes nothing but the decisions: the dry run. */
export async function checkBatch(db: Db, id: string, progress: Progress = () => {}): Promise<Counts> {
  await setState(db, id, { state: 'checking', doneRows: 0 })
  const balanced = await runChunks(db, id, 'checking', progress, async (tx, _batch, rows, examiner) =>
    saveRows(tx, id, await examine(tx, rows, examiner, false), false),
  )
  await setState(db, id, { state: 'checked' })
  return balanced
}

/** Decides about the rows not yet done and writes what they say; goes on where an interrupted run stopped. */
export async function applyBatch(
  db: Db,
  id: string,
  by: RunBy,
  progress: Progress = () => {},
): Promise<Counts> {
  const batch = await findBatch(db, id)
  if (!batch) throw new Error(`there is no import ${id}`)
  if (!RUNNABLE.includes(batch.state)) throw new Error(`import ${id} cannot run: it is ${batch.state}`)
  if (batch.state !== 'applying') await setState(db, id, { state: 'applying', doneRows: 0 })
  const counts = await runChunks(db, id, 'applying', progress, (tx, current, rows, examiner) =>
    writeChunk(tx, current, rows, examiner, by.now),
  )
  await db.transaction().execute(async (tx) => {
    const { state, source } = await lockBatch(tx, id)
    if (state !== 'applying') return
    await setState(tx, id, { state: 'applied', now: by.now })
    const after = { source, ...counts }
    await audit(tx, {
      actor: by.actor,
      action: 'imports.applied',
      subject: 'import_batch',
      subjectId: id,
      after,
      at: by.now,
    })
  })
  return counts
}

/** Running once more over rows already written would forget how to take them back. */
const RUNNABLE: readonly BatchState[] = ['mapping', 'checked', 'applying']

/** Who runs an import, and when. */
export interface RunBy {
  actor: AuditActor
  now: Date
}

type Step = (tx: Tx, batch: Batch, rows: StagedRow[], examiner: Examiner) => Promise<void>

async function runChunks(
  db: Db,
  id: string,
  running: 'checking' | 'applying',
  progress: Progress,
  step: Step,
): Promise<Counts> {
  const snapshot = await places(db)
  let expected = -1
  let chunks = 0
  if (running === 'applying') await countAnew(db)
  let examiner: Examiner | undefined
  for (;;) {
    const more = await db.transaction().execute(async (tx) => {
      const batch = await lockBatch(tx, id)
      if (batch.state !== running) return undefined
      // The first step of a resumed run, or a step that another process did meanwhile.
      if (!examiner || batch.done_rows !== expected) examiner = await examinerFor(tx, batch, snapshot)
      const rows = await nextRows(tx, id, batch.done_rows)
      if (rows.length === 0) return undefined
      await step(tx, batch, rows, examiner)
      expected = rows.at(-1)?.row_number ?? batch.done_rows
      await setState(tx, id, { state: running, doneRows: expected })
      return { done: expected, total: batch.rows_read }
    })
    if (!more) break
    if (running === 'applying' && COUNT_AFTER.has(++chunks)) await countAnew(db)
    progress(more.done, more.total)
  }
  return finished(db, id)
}

/** The counts of a run, which must add up to the rows read. */
async function finished(db: Db, id: string): Promise<Counts> {
  const batch = await findBatch(db, id)
  const counts = await countOutcomes(db, id)
  assertBalance(counts, batch?.rows_read ?? 0)
  return counts
}

const nextRows = (tx: DbOrTx, id: string, after: number): Promise<StagedRow[]> =>
  tx
    .selectFrom('import_row')
    .select(['row_number', 'cells', 'decision'])
    .where('batch_id', '=', id)
    .where('row_number', '>', after)
    .orderBy('row_number')
    .limit(CHUNK)
    .execute()
