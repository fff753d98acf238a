import { audit } from '../../platform/audit/audit.ts'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { reopenWaiting } from '../board/api.ts'
import { changeKey, changesBetween, mergeRecords, type RecordDocument, readRecord } from '../directory/api.ts'
import { type Deciding, type DecisionRefusal, lockSubmission } from './decide.ts'
import { publish } from './publish.ts'
import { RECORD_KIND } from './submit.ts'

/** Days in which a decision can be taken back. */
export const UNDO_DAYS = 30

/**
 * Takes a decision back: what it made public is as it was before, what others changed since stays, and the submission
 * waits again. Refused when somebody changed the same things meanwhile.
 */
export async function takeBack(tx: Tx, asked: Deciding): Promise<{ reopened: true } | DecisionRefusal> {
  const { submissionId, by, now } = asked
  const submission = await lockSubmission(tx, submissionId)
  if (!submission?.decided_at) return { refused: 'gone' }
  if (now.getTime() - submission.decided_at.getTime() > UNDO_DAYS * 86_400_000) return { refused: 'gone' }
  if (submission.submitted_by === by.id) return { refused: 'own' }
  if (await hasNewer(tx, submission.organization_id)) return { refused: 'decided', by: null }
  // What was public at once stays public while it is looked at again.
  const undone =
    submission.kind === 'before' && submission.state === 'approved'
      ? await restoreVersions(tx, {
          organizationId: submission.organization_id,
          from: submission.version_after,
          to: submission.version_before,
          by,
          now,
        })
      : undefined
  if (undone) return undone
  await tx
    .updateTable('record_submission')
    .set({ state: 'waiting', decided_by: null, decided_name: null, decided_at: null, reason: null })
    .set({ approved_document: null, corrected_document: null })
    .where('id', '=', submissionId)
    .execute()
  await reopenWaiting(tx, { kind: RECORD_KIND, id: submissionId })
  await audit(tx, {
    actor: by,
    action: 'editing.take_back',
    subject: 'record_submission',
    subjectId: submissionId,
    before: { state: submission.state },
    ...(asked.requestId && { requestId: asked.requestId }),
    at: now,
  })
  return { reopened: true }
}

/** Whether something of the same organisation waits already. */
async function hasNewer(tx: Tx, organizationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('record_submission')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'waiting')
    .where('kind', '=', 'before')
    .executeTakeFirst()
  return row !== undefined
}

interface Restoring {
  organizationId: string
  /** Versions of the record: what was changed between `to` and `from` is undone. */
  from: number | null
  to: number | null
  by: Deciding['by']
  now: Date
}

/** Undoes what was changed between two versions of a record; refused where somebody changed the same since. */
export async function restoreVersions(tx: Tx, asked: Restoring): Promise<DecisionRefusal | undefined> {
  const { organizationId, by, now } = asked
  const [made, before, current] = await Promise.all([
    versionOf(tx, organizationId, asked.from),
    versionOf(tx, organizationId, asked.to),
    readRecord(tx, organizationId),
  ])
  if (!made || !before || !current) return { refused: 'gone' }
  const merge = mergeRecords(made, before, current.document)
  if (merge.conflicts.length > 0) return { refused: 'conflicts', conflicts: merge.conflicts }
  const written = await publish(tx, {
    organizationId,
    expectedVersion: current.version,
    document: merge.document,
    by: { source: 'editor', sourceRef: '', by: by.name, at: now },
    why: 'taken_back',
    settled: changesBetween(current.document, merge.document).map(changeKey),
  })
  if (!('refused' in written)) return undefined
  if (written.refused === 'invalid' || written.refused === 'identifier_taken') return written
  return { refused: 'gone' }
}

/** What a record said at a version that was kept. */
export async function versionOf(
  db: DbOrTx,
  organizationId: string,
  version: number | null,
): Promise<RecordDocument | undefined> {
  if (version === null) return undefined
  const row = await db
    .selectFrom('record_version')
    .select('document')
    .where('organization_id', '=', organizationId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.document
}
