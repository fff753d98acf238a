import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { emit } from '../../platform/jobs/emit.ts'
import { putWaiting } from '../board/api.ts'
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
import { keepFiles } from './keep-files.ts'
import type { EditingTables } from './tables.ts'
import { territoriesOf } from './territories.ts'

/** A state of a record to be made public, and why. */
export interface Publication {
  organizationId: string
  expectedVersion: number
  document: RecordDocument
  by: Bringer
  why: EditingTables['record_version']['why']
  /** Keys of changes somebody decided although a stronger source says otherwise. */
  settled?: readonly string[]
  /** The account on whose word it is done: they do not settle what comes of it. */
  wordOf?: string | undefined
}

/** Name of what two sources say differently, in the queue. */
export const DISCREPANCY_KIND = 'editing.discrepancy'

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
  if (before) await keepDiscrepancies(tx, before.document, written.discrepancies, asked)
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
  const state = { subject: 'editing.version', subjectId: `${organizationId}/${row.version}` } as const
  await keepFiles(tx, organizationId, state, row.document, row.at)
}

async function keepDiscrepancies(
  tx: Tx,
  before: RecordDocument,
  discrepancies: readonly Discrepancy[],
  asked: Publication,
): Promise<void> {
  if (discrepancies.length === 0) return
  const { organizationId, by, wordOf } = asked
  const territories = await territoriesOf(tx, before)
  for (const discrepancy of discrepancies) {
    const { id } = await keepDiscrepancy(tx, organizationId, discrepancy, by)
    await putWaiting(tx, {
      kind: DISCREPANCY_KIND,
      id,
      title: before.organization.name,
      lang: before.organization.original_lang,
      organizationId,
      territories,
      submittedBy: { id: wordOf, name: by.by },
      since: by.at,
    })
  }
}

function keepDiscrepancy(
  tx: Tx,
  organizationId: string,
  { change, standing }: Discrepancy,
  by: Bringer,
): Promise<{ id: string }> {
  const proposed = {
    change: JSON.stringify(change),
    proposed_source: by.source,
    proposed_by: by.by,
    found_at: by.at,
  }
  return tx
    .insertInto('record_discrepancy')
    .values({
      id: newId(by.at),
      organization_id: organizationId,
      change_key: changeKey(change),
      standing_source: standing.source,
      standing_at: standing.at,
      ...proposed,
      settled_by: null,
      settled_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'change_key']).where('state', '=', 'open').doUpdateSet(proposed),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
}
