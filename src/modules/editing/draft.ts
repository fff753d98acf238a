import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { PREPARED } from '../../platform/db/prepared.ts'
import {
  applyChanges,
  type Change,
  type Conflict,
  mergeRecords,
  normalised,
  type ReadRecord,
  type RecordDocument,
  readRecord,
} from '../directory/api.ts'
import { filesOf, keepFiles } from './keep-files.ts'

/** What an organisation wants its record to say, as far as it was written; `revision` 0 is not written yet. */
export interface Draft {
  organizationId: string
  /** The public record it was begun from, and its version. */
  base: RecordDocument
  baseVersion: number
  document: RecordDocument
  revision: number
  updatedAt: Date | undefined
  updatedName: string | undefined
  /** The submission that came back and is being put right. */
  returnedId: string | undefined
}

/** Who writes, as it is kept beside what was written. */
export interface Writer {
  id: string
  name: string
}

/**
 * The draft of a record; where there is none, what it would begin with: what waits, else what is public, which is not
 * read again when it is given.
 */
export async function readDraft(
  db: DbOrTx,
  organizationId: string,
  known?: ReadRecord,
): Promise<Draft | undefined> {
  const kept = await keptDraft(db, organizationId)
  if (kept) return kept
  const current = known ?? (await readRecord(db, organizationId))
  if (!current) return undefined
  const waiting = await waitingDocument(db, organizationId)
  const begun = waiting ? mergeRecords(waiting.base, waiting.document, current.document) : undefined
  return {
    organizationId,
    base: current.document,
    baseVersion: current.version,
    document: begun?.document ?? current.document,
    revision: 0,
    updatedAt: undefined,
    updatedName: undefined,
    returnedId: undefined,
  }
}

async function keptDraft(db: DbOrTx, organizationId: string): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('record_draft')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return (
    row && {
      organizationId,
      base: normalised(row.base),
      baseVersion: row.base_version,
      document: normalised(row.document),
      revision: row.revision,
      updatedAt: row.updated_at,
      updatedName: row.updated_name,
      returnedId: row.returned_id ?? undefined,
    }
  )
}

const waitingDocument = (db: DbOrTx, organizationId: string) =>
  db
    .selectFrom('record_submission')
    .select(['base', 'document'])
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'waiting')
    .where('kind', '=', 'before')
    .executeTakeFirst()

/**
 * The same, kept from changing until the transaction ends: whoever changes or hands in a draft begins here. One that was
 * read before, and is as it was, is not read again: documents are long.
 */
export async function lockDraft(tx: Tx, organizationId: string, before?: Draft): Promise<Draft | undefined> {
  await sql`${PREPARED} select from organization where id = ${organizationId} for no key update`.execute(tx)
  const { rows } = await sql<{ revision: number; updated_at: Date }>`${PREPARED}
    select revision, updated_at from record_draft where organization_id = ${organizationId} for update`.execute(
    tx,
  )
  const [row] = rows
  if (!row) return readDraft(tx, organizationId)
  const isSame = before?.revision === row.revision && before.updatedAt?.getTime() === row.updated_at.getTime()
  return isSame ? before : keptDraft(tx, organizationId)
}

/** What came of saving: the new revision, or what two people wrote differently. */
export type Saved =
  | { saved: number; document: RecordDocument }
  | { conflicts: readonly Conflict[]; theirs: Draft }
  | { gone: true }

/**
 * Saves what a person did to the draft they saw. Where others saved meanwhile both are kept, field by field; what was
 * written differently is saved by nobody and comes back, for the person to choose.
 */
export async function saveDraft(
  tx: Tx,
  asked: {
    organizationId: string
    /** Revision of the draft the person saw. */
    seen: number
    change: (document: RecordDocument) => RecordDocument
    /** My changes that the person chose over theirs; nothing when a conflict was not decided yet. */
    settle?: (conflicts: readonly Conflict[], theirs: Draft) => readonly Change[] | undefined
    by: Writer
    now: Date
    /** The draft as it was read before the transaction began. */
    before?: Draft
  },
): Promise<Saved> {
  const draft = await lockDraft(tx, asked.organizationId, asked.before)
  if (!draft) return { gone: true }
  const seen = await documentSeen(tx, draft, asked.seen)
  const merge = mergeRecords(seen, asked.change(seen), draft.document)
  const taken = merge.conflicts.length > 0 ? asked.settle?.(merge.conflicts, draft) : []
  if (!taken) return { conflicts: merge.conflicts, theirs: draft }
  if (merge.applied.length + taken.length === 0) return { saved: draft.revision, document: draft.document }
  const document = applyChanges(merge.document, taken)
  if (draft.revision === 0 || !isDeepStrictEqual(filesOf(draft.document), filesOf(document)))
    return writeDraft(tx, draft, document, asked)
  return writeOver(tx, draft, document, asked)
}

/** Writes the next revision of a draft that has been saved before: what it was begun from and its files stay. */
async function writeOver(
  tx: Tx,
  { organizationId, revision: before }: Draft,
  document: RecordDocument,
  { by, now }: { by: Writer; now: Date },
): Promise<{ saved: number; document: RecordDocument }> {
  const saved = before + 1
  await sql`${PREPARED} with draft as (
      update record_draft set document = ${JSON.stringify(document)}::jsonb, revision = ${saved},
        updated_at = ${now}, updated_by = ${by.id}, updated_name = ${by.name}
      where organization_id = ${organizationId}
      returning organization_id, revision, document, updated_at, updated_name)
    insert into record_draft_revision (organization_id, revision, document, at, by_name) select * from draft
    on conflict (organization_id, revision)
      do update set document = excluded.document, at = excluded.at, by_name = excluded.by_name`.execute(tx)
  return { saved, document }
}

/** What the draft said at a revision; what is older than we keep counts as what is public. */
async function documentSeen(tx: Tx, draft: Draft, revision: number): Promise<RecordDocument> {
  if (revision === draft.revision) return draft.document
  const kept = await tx
    .selectFrom('record_draft_revision')
    .select('document')
    .where('organization_id', '=', draft.organizationId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return kept ? normalised(kept.document) : draft.base
}

/** Writes a draft's next revision; the caller has locked it. */
export async function writeDraft(
  tx: Tx,
  draft: Draft,
  document: RecordDocument,
  { by, now }: { by: { id: string | null; name: string }; now: Date },
): Promise<{ saved: number; document: RecordDocument }> {
  const { organizationId } = draft
  // The state before the first saving is a revision too: undoing leads there.
  if (draft.revision === 0)
    await keepRevision(tx, organizationId, 0, draft.document, { name: by.name, at: now })
  const revision = draft.revision + 1
  const values = {
    base_version: draft.baseVersion,
    base: JSON.stringify(draft.base),
    document: JSON.stringify(document),
    revision,
    returned_id: draft.returnedId ?? null,
    updated_at: now,
    updated_by: by.id,
    updated_name: by.name,
  }
  await tx
    .insertInto('record_draft')
    .values({ organization_id: organizationId, ...values })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(values))
    .execute()
  await keepRevision(tx, organizationId, revision, document, { name: by.name, at: now })
  await keepFiles(tx, organizationId, draftOf(organizationId), document, now)
  return { saved: revision, document }
}

const draftOf = (subjectId: string) => ({ subject: 'editing.draft' as const, subjectId })

async function keepRevision(
  tx: Tx,
  organizationId: string,
  revision: number,
  document: RecordDocument,
  { name, at }: { name: string; at: Date },
): Promise<void> {
  const values = { document: JSON.stringify(document), at, by_name: name }
  await tx
    .insertInto('record_draft_revision')
    .values({ organization_id: organizationId, revision, ...values })
    .onConflict((conflict) => conflict.columns(['organization_id', 'revision']).doUpdateSet(values))
    .execute()
}

/** Puts the draft back as it was at a revision, as a new revision; says whether there was one. */
export async function undoDraft(
  tx: Tx,
  { organizationId, revision, by, now }: { organizationId: string; revision: number; by: Writer; now: Date },
): Promise<boolean> {
  const draft = await lockDraft(tx, organizationId)
  if (!draft || draft.revision === 0 || revision >= draft.revision) return false
  const document = await documentSeen(tx, draft, revision)
  await writeDraft(tx, draft, document, { by, now })
  return true
}

/** Throws a draft away, with its revisions; what is public stays. */
export async function discardDraft(tx: Tx, organizationId: string, now: Date): Promise<boolean> {
  await keepFiles(tx, organizationId, draftOf(organizationId), undefined, now)
  const { numDeletedRows } = await tx
    .deleteFrom('record_draft')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  await tx.deleteFrom('record_draft_revision').where('organization_id', '=', organizationId).execute()
  return numDeletedRows > 0n
}
