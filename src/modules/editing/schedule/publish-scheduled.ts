import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { putWaiting } from '../../board/api.ts'
import {
  applyChanges,
  changesBetween,
  mergeRecords,
  type RecordDocument,
  readRecord,
} from '../../directory/api.ts'
import { type DecisionRefusal, lockSubmission, publishApproved } from '../decide.ts'
import { linkVersions, RECORD_KIND } from '../submit.ts'
import { territoriesOf } from '../territories.ts'

/** Who acts when a moment came: the job, by its name. */
const JOB = { name: 'editing.publish_scheduled' }

type Scheduled = NonNullable<Awaited<ReturnType<typeof lockScheduled>>>

/**
 * Makes public what was approved for this moment or an earlier one; what a trusted organisation scheduled then waits to
 * be looked at. Once, however many try: the others find it `gone`. What was changed meanwhile in another way is refused.
 */
export async function publishScheduled(
  tx: Tx,
  { submissionId, now }: { submissionId: string; now: Date },
): Promise<{ version: number } | DecisionRefusal> {
  const row = await lockScheduled(tx, submissionId, now)
  const current = row && (await readRecord(tx, row.organization_id))
  if (!row || !current) return { refused: 'gone' }
  const approved = row.approved_document ?? row.document
  const merge = mergeRecords(row.base, approved, current.document)
  if (merge.conflicts.length > 0) return { refused: 'conflicts', conflicts: merge.conflicts }
  const versions = await publishApproved(
    tx,
    {
      by: { id: row.decided_by ?? '', name: row.decided_name ?? '' },
      now,
      correct: correcting(row, approved),
    },
    { ...row, kind: 'before' },
    { current, document: merge.document },
  )
  if ('refused' in versions) return versions
  const { organization_id: organizationId, id } = row
  await linkVersions(tx, { id, organizationId, before: current.version, after: versions.version })
  if (row.kind === 'after') await lookAtIt(tx, row, { base: current.document, now })
  else await tx.updateTable('record_submission').set({ state: 'approved' }).where('id', '=', id).execute()
  await audit(tx, {
    actor: JOB,
    action: 'editing.publish_scheduled',
    subject: 'record_submission',
    subjectId: id,
    after: { organizationId, version: versions.version },
    at: now,
  })
  return versions
}

const lockScheduled = (tx: Tx, id: string, now: Date) =>
  tx
    .selectFrom('record_submission')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

function correcting({ corrected_document: corrected }: Scheduled, approved: RecordDocument) {
  if (!corrected) return undefined
  const changes = changesBetween(approved, corrected)
  return (document: RecordDocument) => applyChanges(document, changes)
}

/** What is public without anybody having looked at it waits for the editors, as when it is public at once. */
async function lookAtIt(tx: Tx, row: Scheduled, { base, now }: { base: RecordDocument; now: Date }) {
  const written = await readRecord(tx, row.organization_id)
  const document = written?.document ?? base
  await tx
    .updateTable('record_submission')
    .set({ state: 'waiting', base: JSON.stringify(base), document: JSON.stringify(document) })
    .where('id', '=', row.id)
    .execute()
  await putWaiting(tx, {
    kind: RECORD_KIND,
    id: row.id,
    title: base.organization.name,
    lang: base.organization.original_lang,
    organizationId: row.organization_id,
    territories: await territoriesOf(tx, base),
    submittedBy: { id: row.submitted_by ?? undefined, name: row.submitted_name },
    since: now,
    published: true,
  })
}

/** A scheduled submission, kept from changing; nothing when its moment came or it was taken back. */
export async function lockMovable(tx: Tx, id: string, organizationId?: string) {
  const row = await lockSubmission(tx, id)
  if (!row || (organizationId !== undefined && row.organization_id !== organizationId)) return undefined
  const movable = row.state === 'scheduled' || (row.state === 'waiting' && row.kind === 'before')
  return movable ? row : undefined
}
