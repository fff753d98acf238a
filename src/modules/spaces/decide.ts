import { audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { emit } from '../../platform/jobs/emit.ts'
import { reopenWaiting, settleWaiting } from '../board/api.ts'
import { writeDraft } from './draft.ts'
import { type Lack, lacksOf } from './lacks.ts'
import { weighedParts, withOnly } from './parts.ts'
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
  | { refused: 'gone' | 'own' | 'no_reason' | 'newer' | 'none_chosen' }
  /** What is left out leaves a site that lacks something. */
  | { refused: 'lacking'; lacks: readonly Lack[] }
  | { refused: 'decided'; by: string | null }

/** Approves a submission, or some of its parts. */
export interface Approval extends Deciding {
  /** Ids of the parts that are taken (`weighedParts`); all when absent. */
  parts?: readonly string[]
  /** Needed when something is left out. */
  reason?: string
}

/** Makes a site public, or the chosen parts of it; of one that is public already, what is left out is taken back. */
export async function approve(tx: Tx, asked: Approval): Promise<{ done: true } | DecisionRefusal> {
  const open = await openSubmission(tx, asked)
  if ('refused' in open) return open
  const { submission, space } = open
  const { base, document, kind } = submission
  const weighed = weighedParts(base, document)
  const taken = weighed.filter(({ id, needed }) => needed || (asked.parts?.includes(id) ?? true))
  const leftOut = weighed.filter((one) => !taken.includes(one)).map(({ id }) => id)
  const reason = asked.reason?.trim() || null
  if (leftOut.length > 0) {
    if (taken.length === 0) return { refused: 'none_chosen' }
    if (!reason) return { refused: 'no_reason' }
  }
  const approved =
    leftOut.length > 0 ? withOnly(base, document, new Set(taken.map(({ id }) => id))) : document
  const lacks = leftOut.length > 0 ? lacksOf(approved) : []
  if (lacks.length > 0 || approved.pages.length === 0) return { refused: 'lacking', lacks }
  if (kind === 'before' || leftOut.length > 0) {
    const by = kind === 'before' ? { name: submission.submitted_name } : asked.by
    const why = kind === 'before' ? 'owner' : 'editor'
    const after = await publish(tx, space, approved, { by, now: asked.now, why })
    await linkVersions(
      tx,
      submission.id,
      kind === 'before' ? space.version : submission.version_before,
      after,
    )
  }
  if (leftOut.length > 0) await keepReturned(tx, space, submission.id, asked.now)
  return close(tx, asked, space, { state: 'approved', reason, left_out: leftOut.length > 0 ? leftOut : null })
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
  await keepReturned(tx, space, submission.id, asked.now)
  return close(tx, asked, space, { state: 'returned', reason, left_out: null })
}

/** The draft stays as it was left, and its people are told that something of it came back. */
const keepReturned = (tx: Tx, space: Space, returnedId: string, now: Date) =>
  writeDraft(tx, space, space.draft, { by: { id: '', name: space.draftName }, now, returnedId })

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
  const changed =
    submission.left_out !== null || (submission.kind === 'before') === (submission.state === 'approved')
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
    .set({
      state: 'waiting',
      decided_by: null,
      decided_name: null,
      decided_at: null,
      reason: null,
      left_out: null,
    })
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

const linkVersions = (tx: Tx, id: string, before: number | null, after: number) =>
  tx
    .updateTable('space_submission')
    .set({ version_before: before, version_after: after })
    .where('id', '=', id)
    .execute()

async function close(
  tx: Tx,
  asked: Deciding,
  { organizationId }: Space,
  decision: { state: 'approved' | 'returned'; reason: string | null; left_out: string[] | null },
): Promise<{ done: true }> {
  const { submissionId, by, now } = asked
  await tx
    .updateTable('space_submission')
    .set({ ...decision, decided_by: by.id, decided_name: by.name, decided_at: now })
    .where('id', '=', submissionId)
    .execute()
  await settleWaiting(tx, { kind: SPACE_KIND_WAITING, id: submissionId, by: by.name, at: now })
  const leftOut = decision.left_out && { leftOut: decision.left_out }
  await note(tx, asked, decision.state, { organizationId, ...leftOut }, decision.reason)
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
