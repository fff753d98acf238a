import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { emit } from '../../platform/jobs/emit.ts'
import {
  type Bringer,
  changeKey,
  type Discrepancy,
  type RecordDocument,
  readRecord,
  type WriteRefusal,
  type Written,
  writeRecord,
} from '../directory/api.ts'
import type { EditingTables } from './tables.ts'

/** A state of a record to be made public, and why. */
export interface Publication {
  organizationId: string
  expectedVersion: number
  document: RecordDocument
  by: Bringer
  why: EditingTables['record_version']['why']
  /** Keys of changes somebody decided although a stronger source says otherwise. */
  settled?: readonly string[]
}

/** Writes the record, keeps what it said before and says now, and what a stronger source held back. */
export async function publish(tx: Tx, asked: Publication): Promise<Written | WriteRefusal> {
  const { organizationId, by, why } = asked
  const before = await readRecord(tx, organizationId)
  const written = await writeRecord(tx, asked)
  if ('refused' in written) return written
  if (written.changes.length > 0 && before) {
    const found = {
      version: before.version,
      document: before.document,
      at: by.at,
      by_name: '',
      why: 'found' as const,
    }
    await keepVersion(tx, organizationId, { ...found, submission_id: null })
    const { version, document } = written
    const now = { version, document, at: by.at, by_name: by.by, why, submission_id: null }
    await keepVersion(tx, organizationId, now)
    await emit(tx, 'editing.published', { organizationId, version, changes: written.changes.length, why })
  }
  await keepDiscrepancies(tx, organizationId, written.discrepancies, by)
  return written
}

async function keepVersion(
  tx: Tx,
  organizationId: string,
  row: Omit<EditingTables['record_version'], 'organization_id' | 'document'> & { document: RecordDocument },
): Promise<void> {
  await tx
    .insertInto('record_version')
    .values({ organization_id: organizationId, ...row, document: JSON.stringify(row.document) })
    .onConflict((conflict) => conflict.columns(['organization_id', 'version']).doNothing())
    .execute()
}

async function keepDiscrepancies(
  tx: Tx,
  organizationId: string,
  discrepancies: readonly Discrepancy[],
  by: Bringer,
): Promise<void> {
  for (const { change, standing } of discrepancies) {
    await tx
      .insertInto('record_discrepancy')
      .values({
        id: newId(by.at),
        organization_id: organizationId,
        change_key: changeKey(change),
        change: JSON.stringify(change),
        standing_source: standing.source,
        standing_at: standing.at,
        proposed_source: by.source,
        proposed_by: by.by,
        found_at: by.at,
        settled_by: null,
        settled_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['organization_id', 'change_key'])
          .where('state', '=', 'open')
          .doUpdateSet({
            change: JSON.stringify(change),
            proposed_source: by.source,
            proposed_by: by.by,
            found_at: by.at,
          }),
      )
      .execute()
  }
}
