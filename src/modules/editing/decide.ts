import { audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { emit } from '../../platform/jobs/emit.ts'
import { settleWaiting } from '../board/api.ts'
import {
  applyChanges,
  type Conflict,
  changeKey,
  changesBetween,
  mergeRecords,
  type RecordDocument,
  type RecordIssue,
  readRecord,
  recordIssues,
} from '../directory/api.ts'
import { readDraft, type Writer, writeDraft } from './draft.ts'
import { ownersWords } from './owners-words.ts'
import { publish } from './publish.ts'
import { linkVersions, RECORD_KIND } from './submit.ts'
import type { EditingTables } from './tables.ts'

/** Why a decision could not be taken. */
export type DecisionRefusal =
  | { refused: 'gone' | 'own' | 'no_reason' }
  /** Somebody else decided it already. */
  | { refused: 'decided'; by: string | null }
  /** The public record was changed meanwhile in another way. */
  | { refused: 'conflicts'; conflicts: readonly Conflict[] }
  | { refused: 'invalid'; issues: readonly RecordIssue[] }
  | { refused: 'identifier_taken'; schemes: readonly string[] }

/** A decision of an editor. */
export interface Deciding {
  submissionId: string
  by: Writer
  now: Date
  requestId?: string
}

/** Approves a submission, or some of its changes; `correct` says what the editor writes otherwise. */
export interface Approval extends Deciding {
  /** `changeKey` of what is approved; all of it when absent. */
  keys?: readonly string[] | undefined
  correct?: ((document: RecordDocument) => RecordDocument) | undefined
  /** Needed when something is left out. */
  reason?: string | undefined
}

export type Submission = Awaited<ReturnType<typeof lockSubmission>> & { state: 'waiting' }

/**
 * Makes a submission public, or keeps it until its moment, with the owner's word for what is approved and the editor's for what was
 * corrected.
 */
export async function approve(
  tx: Tx,
  asked: Approval,
): Promise<{ version: number } | { scheduled: Date } | DecisionRefusal> {
  const submission = await openSubmission(tx, asked)
  if ('refused' in submission) return submission
  const { base, document, organization_id: organizationId, kind } = submission
  const changes = changesBetween(base, document)
  const chosen = asked.keys ? changes.filter((change) => asked.keys?.includes(changeKey(change))) : changes
  if (chosen.length < changes.length && !asked.reason) return { refused: 'no_reason' }
  const current = await readRecord(tx, organizationId)
  if (!current) return { refused: 'gone' }
  // What was published at once is there already; what the editor leaves out of it is taken back.
  const [from, to] =
    kind === 'after' ? [document, applyChanges(base, chosen)] : [base, applyChanges(base, chosen)]
  const merge = mergeRecords(from, to, current.document)
  if (merge.conflicts.length > 0) return { refused: 'conflicts', conflicts: merge.conflicts }
  if (kind === 'before' && submission.publish_at && submission.publish_at > asked.now)
    return keepApproved(tx, asked, submission, to)
  const versions = await publishApproved(tx, asked, submission, { current, document: merge.document })
  if ('refused' in versions) return versions
  const { version } = versions
  await linkVersions(tx, {
    id: submission.id,
    organizationId,
    before: submission.version_before ?? current.version,
    after: version,
  })
  await close(tx, asked, organizationId, { state: 'approved', reason: asked.reason ?? null })
  return { version }
}

/** Keeps what was approved until the moment the organisation chose. */
async function keepApproved(
  tx: Tx,
  asked: Approval,
  { id, organization_id: organizationId, publish_at: at }: Submission,
  approved: RecordDocument,
): Promise<{ scheduled: Date } | DecisionRefusal> {
  const corrected = asked.correct?.(approved)
  const issues = corrected ? recordIssues(corrected, changesBetween(approved, corrected)) : []
  if (issues.length > 0) return { refused: 'invalid', issues }
  await tx
    .updateTable('record_submission')
    .set({
      approved_document: JSON.stringify(approved),
      corrected_document: corrected ? JSON.stringify(corrected) : null,
    })
    .where('id', '=', id)
    .execute()
  await close(tx, asked, organizationId, { state: 'scheduled', reason: asked.reason ?? null })
  return { scheduled: at ?? asked.now }
}

/** Writes what was approved as the owner's word, and what the editor corrects as the editor's. */
export async function publishApproved(
  tx: Tx,
  { by, now, correct }: Pick<Approval, 'by' | 'now' | 'correct'>,
  submission: Pick<Submission, 'organization_id' | 'submitted_by' | 'submitted_name' | 'kind' | 'authority'>,
  { current, document }: { current: { version: number; document: RecordDocument }; document: RecordDocument },
): Promise<{ version: number } | DecisionRefusal> {
  const { organization_id: organizationId, submitted_name: name, kind, authority } = submission
  const editor = { source: 'editor' as const, sourceRef: '', by: by.name, at: now }
  const asked = { source: authority, sourceRef: '', by: name, at: now }
  const changes = changesBetween(current.document, document)
  const theirs = authority === 'desk' ? await ownersWords(tx, current.document, changes) : []
  const wordOf = submission.submitted_by ?? undefined
  const first = { organizationId, expectedVersion: current.version, document }
  const written = await publish(
    tx,
    kind === 'before'
      ? { ...first, by: asked, why: authority, settled: theirs, wordOf }
      : { ...first, by: editor, why: 'editor', settled: keysBetween(current.document, document) },
  )
  if ('refused' in written) return refusalOf(written)
  if (!correct) return { version: written.version }
  const corrected = correct(written.document)
  // An editor corrects what the owner just said, and says so: the owner's word does not stand against it.
  const settled = keysBetween(written.document, corrected)
  const again = { organizationId, expectedVersion: written.version, document: corrected, by: editor, settled }
  const second = await publish(tx, { ...again, why: 'editor' })
  return 'refused' in second ? refusalOf(second) : { version: second.version }
}

const keysBetween = (before: RecordDocument, after: RecordDocument) =>
  changesBetween(before, after).map(changeKey)

function refusalOf(
  written: Extract<Awaited<ReturnType<typeof publish>>, { refused: string }>,
): DecisionRefusal {
  if (written.refused === 'invalid' || written.refused === 'identifier_taken') return written
  return { refused: 'gone' }
}

/** Sends a submission back with its reason; the organisation goes on from what it wrote. */
export async function sendBack(
  tx: Tx,
  asked: Deciding & { reason: string },
): Promise<{ returned: true } | DecisionRefusal> {
  const submission = await openSubmission(tx, asked)
  if ('refused' in submission) return submission
  if (asked.reason.trim() === '') return { refused: 'no_reason' }
  const { organization_id: organizationId, base, document, kind, id } = submission
  const current = await readRecord(tx, organizationId)
  if (!current) return { refused: 'gone' }
  if (kind === 'after') {
    const merge = mergeRecords(document, base, current.document)
    if (merge.conflicts.length > 0) return { refused: 'conflicts', conflicts: merge.conflicts }
    const by = { source: 'editor' as const, sourceRef: '', by: asked.by.name, at: asked.now }
    const settled = keysBetween(current.document, merge.document)
    const back = { organizationId, expectedVersion: current.version, document: merge.document, by, settled }
    const written = await publish(tx, { ...back, why: 'editor' })
    if ('refused' in written) return refusalOf(written)
  }
  await keepWriting(tx, submission, { now: asked.now, returnedId: id })
  await close(tx, asked, organizationId, { state: 'returned', reason: asked.reason.trim() })
  return id ? { returned: true } : { refused: 'gone' }
}

/** What came back, or was taken back, is the draft again, under whatever was written since. */
export async function keepWriting(
  tx: Tx,
  submission: Pick<Submission, 'organization_id' | 'base' | 'document' | 'submitted_by' | 'submitted_name'>,
  { now, returnedId }: { now: Date; returnedId?: string | undefined },
): Promise<void> {
  const { organization_id: organizationId, base, document } = submission
  const current = await readRecord(tx, organizationId)
  const draft = await readDraft(tx, organizationId)
  if (!current || !draft) return
  const mine = draft.revision === 0 ? current.document : draft.document
  const merge = mergeRecords(base, document, mine)
  const begun = draft.revision === 0 ? { base: current.document, baseVersion: current.version } : {}
  const by = { id: submission.submitted_by, name: submission.submitted_name }
  const returned = returnedId ?? draft.returnedId
  await writeDraft(tx, { ...draft, ...begun, returnedId: returned }, merge.document, { by, now })
}

/** The submission, kept from changing, unless it was decided already or is the decider's own. */
async function openSubmission(tx: Tx, { submissionId, by }: Deciding): Promise<Submission | DecisionRefusal> {
  const submission = await lockSubmission(tx, submissionId)
  if (!submission) return { refused: 'gone' }
  if (submission.state !== 'waiting') return { refused: 'decided', by: submission.decided_name }
  if (submission.submitted_by === by.id) return { refused: 'own' }
  return { ...submission, state: 'waiting' }
}

/** One submission, kept from changing until the transaction ends. */
export const lockSubmission = (tx: Tx, id: string) =>
  tx.selectFrom('record_submission').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

async function close(
  tx: Tx,
  { submissionId, by, now, requestId }: Deciding,
  organizationId: string,
  decision: Pick<EditingTables['record_submission'], 'reason'> & {
    state: 'approved' | 'scheduled' | 'returned'
  },
): Promise<void> {
  await tx
    .updateTable('record_submission')
    .set({ ...decision, decided_by: by.id, decided_name: by.name, decided_at: now })
    .where('id', '=', submissionId)
    .execute()
  await settleWaiting(tx, { kind: RECORD_KIND, id: submissionId, by: by.name, at: now })
  await audit(tx, {
    actor: by,
    action: `editing.${decision.state}`,
    subject: 'record_submission',
    subjectId: submissionId,
    after: { organizationId },
    ...(decision.reason && { why: decision.reason }),
    ...(requestId && { requestId }),
    at: now,
  })
  await emit(tx, 'editing.decided', { submissionId, organizationId, state: decision.state })
}
