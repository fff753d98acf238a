import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type DecisionRefusal, keepWriting } from '../decide.ts'
import { lockDraft, type Writer } from '../draft.ts'
import { lockMovable, publishScheduled } from './publish-scheduled.ts'

interface Moving {
  organizationId: string
  submissionId: string
  by: Writer
  now: Date
  requestId?: string
}

/**
 * Chooses another moment for what was handed in, or none: what was approved already is then public at once. Refused
 * when it is public or taken back by now.
 */
export async function setMoment(
  tx: Tx,
  asked: Moving & { publishAt: Date | undefined },
): Promise<{ set: true } | { version: number } | DecisionRefusal> {
  const { submissionId, publishAt, now } = asked
  const row = await lockMovable(tx, submissionId, asked.organizationId)
  if (!row) return { refused: 'gone' }
  const isScheduled = row.state === 'scheduled'
  await tx
    .updateTable('record_submission')
    .set({ publish_at: publishAt ?? (isScheduled ? now : null) })
    .where('id', '=', submissionId)
    .execute()
  await log(tx, asked, 'editing.schedule', { before: row.publish_at, after: publishAt ?? null })
  if (publishAt || !isScheduled) return { set: true }
  return publishScheduled(tx, { submissionId, now })
}

/** Takes what was scheduled back: it is the draft again, under whatever was written since. */
export async function unschedule(tx: Tx, asked: Moving): Promise<{ withdrawn: true } | DecisionRefusal> {
  await lockDraft(tx, asked.organizationId)
  const row = await lockMovable(tx, asked.submissionId, asked.organizationId)
  if (row?.state !== 'scheduled') return { refused: 'gone' }
  await tx.updateTable('record_submission').set({ state: 'withdrawn' }).where('id', '=', row.id).execute()
  await keepWriting(tx, row, asked)
  await log(tx, asked, 'editing.unschedule', { before: row.publish_at })
  return { withdrawn: true }
}

const log = (
  tx: Tx,
  { submissionId, by, now, requestId }: Moving,
  action: string,
  moments: { before: Date | null; after?: Date | null },
) =>
  audit(tx, {
    actor: by,
    action,
    subject: 'record_submission',
    subjectId: submissionId,
    ...moments,
    ...(requestId && { requestId }),
    at: now,
  })
