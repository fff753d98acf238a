import { audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { emit } from '../../platform/jobs/emit.ts'
import { reopenWaiting, settleWaiting } from '../board/api.ts'
import { writeDraft } from './draft.ts'
import { publish, versionOf } from './publish.ts'
import { lockSpace, type Space, type Writer } from './space.ts'
import { SPACE_KIND_WAITING } from './submit.ts'

/** Days in which a decision can be taken back. */
export const UNDO_DAYS = 30

export interface Deciding {
  submissionId: string
  by: Writer
  now: Date
  requestId: string
}

/** Why nothing was decided. */
export type DecisionRefusal =
  | { refused: 'gone' | 'own' | 'no_reason' | 'newer' }
  | { refused: 'decided'; by: string | null }

/** Makes a site public; one that is public already stays so. */
export async function approve(tx: Tx, asked: Deciding): Promise<{ done: true } | DecisionRefusal> {
  const open = await openSubmission(tx, asked)
  if ('refused' in open) return open
  const { submission, space } = open
  if (submission.kind === 'before') {
    const after = await publish(tx, space, submission.document, {
      by: { name: submission.submitted_name },
      now: asked.now,
      why: 'owner',
    })
    await linkVersions(tx, submission.id, space.version, after)
  }
  return close(tx, asked, space, { state: 'approved', reason: null })
}

/** Sends a site back with the reason; what was public unseen is taken back. The draft goes on from what was handed in. */
export async function sendBack(
  tx: Tx,
  asked: Deciding & { reason: string },
): Promise<{ done: true } | DecisionRefusal> {
  const open = await openSubmission(tx, asked)
  if ('refused' in open) return open
  const { submission, space } = open
  const reason = asked.reason.trim()
  if (reason === '') return { refused: 'no_reason' }
  if (submission.kind === 'after') {
    const version = await publish(tx, space, submission.base, { ...asked, why: 'editor' })
    await linkVersions(tx, submission.id, submission.version_before ?? 0, version)
  }
  await writeDraft(tx, space, space.draft, {
    by: { id: '', name: space.draftName },
    now: asked.now,
    returnedId: submission.id,
  })
  return close(tx, asked, space, { state: 'returned', reason })
}

/**
 * Takes a decision back: what it made public is as it was, and the submission waits again. Refused once something newer
 * is public or waits.
 */
export async function takeBack(tx: Tx, asked: Deciding): Promise<{ done: true } | DecisionRefusal> {
  const found = await lockSubmission(tx, asked.submissionId)
  if (!found?.submission.decided_at) return { refused: 'gone' }
  const { submission, space } = found
  const age = asked.now.getTime() - (submission.decided_at?.getTime() ?? 0)
  if (age > UNDO_DAYS * 86_400_000) return { refused: 'gone' }
  if (submission.submitted_by === asked.by.id) return { refused: 'own' }
  if (await hasWaiting(tx, space.organizationId)) return { refused: 'newer' }
  const changed = (submission.kind === 'before') === (submission.state === 'approved')
  if (changed) {
    if (submission.version_after !== space.version) return { refused: 'newer' }
    const before =
      submission.kind === 'before'
        ? await versionOf(tx, space.organizationId, submission.version_before)
        : submission.document
    if (before === undefined) return { refused: 'gone' }
    const version = await publish(tx, space, before, { ...asked, why: 'taken_back' })
    if (submission.kind === 'after')
      await linkVersions(tx, submission.id, submission.version_before ?? 0, version)
  }
  await tx
    .updateTable('space_submission')
    .set({ state: 'waiting', decided_by: null, decided_name: null, decided_at: null, reason: null })
    .where('id', '=', submission.id)
    .execute()
  await reopenWaiting(tx, { kind: SPACE_KIND_WAITING, id: submission.id })
  await note(tx, asked, 'take_back', { state: submission.state })
  return { done: true }
}

/** The submission and its site, kept from changing; always the site first, as whoever hands in does. */
async function lockSubmission(tx: Tx, id: string) {
  const named = await tx
    .selectFrom('space_submission')
    .select('organization_id')
    .where('id', '=', id)
    .executeTakeFirst()
  const space = named && (await lockSpace(tx, named.organization_id))
  const submission =
    space && (await tx.selectFrom('space_submission').selectAll().where('id', '=', id).executeTakeFirst())
  return submission && { submission, space }
}

async function openSubmission(tx: Tx, { submissionId, by }: Deciding) {
  const found = await lockSubmission(tx, submissionId)
  if (!found) return { refused: 'gone' as const }
  const { state, decided_name, submitted_by } = found.submission
  if (state !== 'waiting') return { refused: 'decided' as const, by: decided_name }
  return submitted_by === by.id ? { refused: 'own' as const } : found
}

async function hasWaiting(tx: Tx, organizationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('space_submission')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row !== undefined
}

const linkVersions = (tx: Tx, id: string, before: number, after: number) =>
  tx
    .updateTable('space_submission')
    .set({ version_before: before, version_after: after })
    .where('id', '=', id)
    .execute()

async function close(
  tx: Tx,
  asked: Deciding,
  { organizationId }: Space,
  decision: { state: 'approved' | 'returned'; reason: string | null },
): Promise<{ done: true }> {
  const { submissionId, by, now } = asked
  await tx
    .updateTable('space_submission')
    .set({ ...decision, decided_by: by.id, decided_name: by.name, decided_at: now })
    .where('id', '=', submissionId)
    .execute()
  await settleWaiting(tx, { kind: SPACE_KIND_WAITING, id: submissionId, by: by.name, at: now })
  await note(tx, asked, decision.state, { organizationId }, decision.reason)
  await emit(tx, 'spaces.decided', { submissionId, organizationId, state: decision.state })
  return { done: true }
}

const note = (
  tx: Tx,
  { submissionId, by, now, requestId }: Deciding,
  verb: string,
  after: object,
  why: string | null = null,
) =>
  audit(tx, {
    actor: by,
    action: `spaces.${verb}`,
    subject: 'space_submission',
    subjectId: submissionId,
    after,
    ...(why && { why }),
    requestId,
    at: now,
  })
