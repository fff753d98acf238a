import { audit } from '../../platform/audit/audit.ts'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { emit } from '../../platform/jobs/emit.ts'
import { putWaiting, settleWaiting } from '../board/api.ts'
import {
  applyChanges,
  type Change,
  type Conflict,
  changesBetween,
  mergeRecords,
  type RecordDocument,
  type RecordIssue,
  readRecord,
  recordIssues,
} from '../directory/api.ts'
import { type Draft, discardDraft, lockDraft, type Writer } from './draft.ts'
import { keepFiles } from './keep-files.ts'
import { bringsDoubt } from './names/name-doubts.ts'
import { ownersWords } from './owners-words.ts'
import { publish } from './publish.ts'
import { territoriesOf } from './territories.ts'

/** Name of what waits, in the queue. */
export const RECORD_KIND = 'editing.record'

/** What came of handing in a draft. */
export type Submitted =
  /** Ids of what waits for the editors before it is public, of what is public and will be looked at, and of what will be public at its moment. */
  | { waiting: string | undefined; published: string | undefined; scheduled: string | undefined }
  | { refused: 'nothing' | 'gone' }
  /** The public record was changed meanwhile, in another way. */
  | { refused: 'conflicts'; conflicts: readonly Conflict[] }
  | { refused: 'invalid'; issues: readonly RecordIssue[] }
  /** Another organisation has one of these codes. */
  | { refused: 'identifier_taken'; schemes: readonly string[] }

/** How a draft is handed in. */
export interface Handing {
  organizationId: string
  note: string | undefined
  /** When it shall be public, once approved; at once when absent. */
  publishAt?: Date | undefined
  /** Whose word it is: the organisation's own people's unless told, or the desk's, which was asked to write it. */
  authority?: 'owner' | 'desk'
  by: Writer
  now: Date
  requestId?: string
}

/**
 * Hands in the draft of a record. What says who the organisation is waits for the editors; so does all else, unless
 * the organisation is trusted: then it is public at once, or at the moment it chose, and is looked at afterwards.
 */
export async function submitDraft(tx: Tx, asked: Handing): Promise<Submitted> {
  const draft = await lockDraft(tx, asked.organizationId)
  const current = await readRecord(tx, asked.organizationId)
  if (!draft || !current) return { refused: 'gone' }
  const merge = mergeRecords(draft.base, draft.document, current.document)
  if (merge.conflicts.length > 0) return { refused: 'conflicts', conflicts: merge.conflicts }
  const changes = changesBetween(current.document, merge.document)
  if (changes.length === 0) return leaveNothing(tx, draft, asked.now)
  const issues = recordIssues(merge.document, changes)
  if (issues.length > 0) return { refused: 'invalid', issues }
  const after = await publicAtOnce(tx, asked.organizationId, changes)
  const target = applyChanges(current.document, after)
  const scheduled =
    asked.publishAt && after.length > 0
      ? await insertSubmission(tx, asked, { kind: 'after', base: current.document, document: target })
      : undefined
  const published = asked.publishAt ? undefined : await publishNow(tx, asked, current, after)
  if (published && 'refused' in published) return published
  await withdrawWaiting(tx, asked)
  const before = changes.filter((change) => !after.includes(change))
  const base = published?.document ?? current.document
  const waiting =
    before.length > 0
      ? await insertSubmission(tx, asked, {
          kind: 'before',
          base,
          document: asked.publishAt ? applyChanges(base, before) : merge.document,
        })
      : undefined
  await discardDraft(tx, asked.organizationId, asked.now)
  return { waiting, published: published?.id, scheduled }
}

async function leaveNothing(tx: Tx, draft: Draft, now: Date): Promise<Submitted> {
  await discardDraft(tx, draft.organizationId, now)
  return { refused: 'nothing' }
}

/** What becomes public without waiting: of a trusted organisation, unless a name that it brings may deceive. */
export async function publicAtOnce(
  db: DbOrTx,
  organizationId: string,
  changes: readonly Change[],
): Promise<Change[]> {
  if (!(await isTrusted(db, organizationId))) return []
  const plain = changes.filter(({ identity }) => !identity)
  return (await bringsDoubt(db, organizationId, plain)) ? [] : plain
}

/** Whether the changes of an organisation are public at once. */
export async function isTrusted(tx: DbOrTx, organizationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('record_trust')
    .select('since')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row !== undefined
}

type Current = { version: number; document: RecordDocument }

/** Makes some changes public, and leaves them to be looked at. */
async function publishNow(tx: Tx, asked: Handing, current: Current, changes: readonly Change[]) {
  if (changes.length === 0) return undefined
  const { organizationId, authority = 'owner' } = asked
  const written = await publish(tx, {
    organizationId,
    expectedVersion: current.version,
    document: applyChanges(current.document, changes),
    by: { source: authority, sourceRef: '', by: asked.by.name, at: asked.now },
    why: authority,
    wordOf: asked.by.id,
    ...(authority === 'desk' && { settled: await ownersWords(tx, current.document, changes) }),
  })
  if ('refused' in written) return refusalOf(written)
  const { version, document } = written
  const id = await insertSubmission(tx, asked, { kind: 'after', base: current.document, document })
  await linkVersions(tx, { id, organizationId, before: current.version, after: version })
  return { id, document }
}

/** Tells a submission between which versions of the record it was published. */
export async function linkVersions(
  tx: Tx,
  {
    id,
    organizationId,
    before,
    after,
  }: { id: string; organizationId: string; before: number; after: number },
): Promise<void> {
  await tx
    .updateTable('record_submission')
    .set({ version_before: before, version_after: after })
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('record_version')
    .set({ submission_id: id })
    .where('organization_id', '=', organizationId)
    .where('version', '=', after)
    .execute()
}

function refusalOf(
  written: Extract<Awaited<ReturnType<typeof publish>>, { refused: string }>,
): Extract<Submitted, { refused: string }> {
  if (written.refused === 'invalid' || written.refused === 'identifier_taken') return written
  return { refused: 'gone' }
}

async function insertSubmission(
  tx: Tx,
  { organizationId, note, authority = 'owner', publishAt, by, now, requestId }: Handing,
  { kind, base, document }: { kind: 'before' | 'after'; base: RecordDocument; document: RecordDocument },
): Promise<string> {
  const id = newId(now)
  const isScheduled = kind === 'after' && publishAt !== undefined
  await tx
    .insertInto('record_submission')
    .values({
      id,
      organization_id: organizationId,
      kind,
      base: JSON.stringify(base),
      document: JSON.stringify(document),
      note: note ?? null,
      authority,
      submitted_by: by.id,
      submitted_name: by.name,
      submitted_at: now,
      reason: null,
      decided_by: null,
      decided_name: null,
      decided_at: null,
      version_before: null,
      version_after: null,
      publish_at: publishAt ?? null,
      state: isScheduled ? 'scheduled' : 'waiting',
      approved_document: isScheduled ? JSON.stringify(document) : null,
      corrected_document: null,
    })
    .execute()
  const territories = await territoriesOf(tx, base)
  const seenBy = { permission: 'editing.review', territories } as const
  const shown = { subject: 'editing.submission', subjectId: id, seenBy } as const
  await keepFiles(tx, organizationId, shown, document, now)
  const changes = changesBetween(base, document)
  if (!isScheduled)
    await putWaiting(tx, {
      kind: RECORD_KIND,
      id,
      title: base.organization.name,
      lang: base.organization.original_lang,
      organizationId,
      territories,
      submittedBy: by,
      since: now,
      published: kind === 'after',
      doubtful: await bringsDoubt(tx, organizationId, changes),
    })
  await audit(tx, {
    actor: by,
    action: isScheduled ? 'editing.schedule' : kind === 'before' ? 'editing.submit' : 'editing.publish',
    subject: 'record_submission',
    subjectId: id,
    after: { organizationId, changes: changes.length },
    ...(requestId && { requestId }),
    at: now,
  })
  await emit(tx, 'editing.submitted', { submissionId: id, organizationId, kind })
  return id
}

/** Takes what was handed in before and still waits out of the queue, and returns its ids: it is part of what is handed in now. */
export async function withdrawWaiting(tx: Tx, { organizationId, by, now }: Handing): Promise<string[]> {
  const rows = await tx
    .updateTable('record_submission')
    .set({ state: 'withdrawn' })
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'waiting')
    .where('kind', '=', 'before')
    .returning('id')
    .execute()
  for (const { id } of rows) await settleWaiting(tx, { kind: RECORD_KIND, id, by: by.name, at: now })
  return rows.map(({ id }) => id)
}
