import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { touch } from '../bulk/change-many.ts'
import type { Bringer } from '../bulk/listed-fields.ts'
import { assertChanges } from './assert-changes.ts'
import { changeAddress } from './change-address.ts'
import { nameKey, namesOf } from './provenance-names.ts'
import { readRecord } from './read-record.ts'
import { applyChanges, type Change, changeKey, changesBetween } from './record-changes.ts'
import type { RecordDocument } from './record-document.ts'
import { type RecordIssue, recordIssues } from './record-issues.ts'
import { normalised } from './record-rows.ts'
import { showFiles } from './show-files.ts'
import { type Discrepancy, divided, readAssertions, type Standing } from './standing.ts'
import { takenIdentifiers } from './taken-identifiers.ts'
import { writeRows } from './write-rows.ts'

/** A record as somebody wants it to be. */
export interface RecordWrite {
  organizationId: string
  /** The version the document was made from. */
  expectedVersion: number
  document: RecordDocument
  by: Bringer
  /** `changeKey` of the changes somebody decided although a stronger source says otherwise. */
  settled?: readonly string[]
}

/** Why nothing was written. */
export type WriteRefusal =
  /** There is no such record, or it was merged into another. */
  | { refused: 'gone' }
  /** Somebody else changed it: read it again and merge. */
  | { refused: 'moved'; version: number }
  | { refused: 'invalid'; issues: RecordIssue[] }
  /** Another organisation has this code. */
  | { refused: 'identifier_taken'; schemes: string[] }

/** What was written, and what was not because a stronger source stands against it. */
export interface Written {
  version: number
  document: RecordDocument
  changes: Change[]
  discrepancies: Discrepancy[]
}

/**
 * Writes what differs, with its provenance, or says why not. The caller has checked the right, and writes the audit
 * and the event in the same transaction. What a stronger source said stays and is returned as a discrepancy.
 */
export async function writeRecord(tx: Tx, write: RecordWrite): Promise<Written | WriteRefusal> {
  const { organizationId, expectedVersion, by } = write
  const locked = await lockRecord(tx, organizationId)
  if (!locked) return { refused: 'gone' }
  if (locked.version !== expectedVersion) return { refused: 'moved', version: locked.version }
  const before = (await readRecord(tx, organizationId))?.document
  const wanted = normalised(write.document)
  if (!before || wanted.organization.id !== organizationId) return { refused: 'gone' }
  const proposed = changesBetween(before, wanted)
  if (proposed.length === 0)
    return { version: locked.version, document: before, changes: [], discrepancies: [] }
  const assertions = await readAssertions(tx, organizationId)
  const { allowed, discrepancies } = divided(before, proposed, assertions, by, write.settled)
  const after = applyChanges(before, allowed)
  const changes = changesBetween(before, after)
  const refusal = await refusalOf(tx, after, changes)
  if (refusal) return refusal
  if (changes.length === 0) return { version: locked.version, document: before, changes, discrepancies }
  await writeChanges(tx, { before, after }, changes, withoutSettled(assertions, changes, before, write), by)
  if (before.organization.name !== after.organization.name) await changeAddress(tx, { before, after }, by.at)
  await touch(tx, [organizationId], by.at)
  return { version: locked.version + 1, document: after, changes, discrepancies }
}

/** What was settled is the word of who settled it, whoever said otherwise. */
function withoutSettled(
  assertions: ReadonlyMap<string, Standing>,
  changes: readonly Change[],
  before: RecordDocument,
  { settled = [] }: RecordWrite,
): ReadonlyMap<string, Standing> {
  const over = changes.filter((change) => settled.includes(changeKey(change)))
  const names = new Set(over.flatMap((change) => namesOf(change, before)).map(nameKey))
  return new Map([...assertions].filter(([name]) => !names.has(name)))
}

async function lockRecord(tx: Tx, id: string): Promise<{ version: number } | undefined> {
  const { rows } = await sql<{ version: number }>`select version from organization
    where id = ${id} and merged_into_id is null for update`.execute(tx)
  return rows[0]
}

/** Why these changes cannot be written; values that were there before are nobody's fault today. */
async function refusalOf(
  tx: Tx,
  after: RecordDocument,
  changes: readonly Change[],
): Promise<WriteRefusal | undefined> {
  const issues = recordIssues(after, changes)
  if (issues.length > 0) return { refused: 'invalid', issues }
  const schemes = await takenIdentifiers(tx, after, changes)
  return schemes.length > 0 ? { refused: 'identifier_taken', schemes } : undefined
}

/** Rows and provenance of changes that were found to be right. */
export async function writeChanges(
  tx: Tx,
  record: { before: RecordDocument; after: RecordDocument },
  changes: readonly Change[],
  assertions: Parameters<typeof assertChanges>[3],
  by: Bringer,
): Promise<void> {
  await writeRows(tx, record.after, changes, by)
  await assertChanges(tx, record, changes, assertions, by)
  if (changes.some(({ list }) => list === 'pictures' || list === 'papers'))
    await showFiles(tx, record.after.organization.id, by.at)
}
