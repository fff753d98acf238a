import { audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/emit.ts'
import { endGrant, grantRole } from '../accounts/api.ts'
import { reopenWaiting, settleWaiting } from '../board/api.ts'
import { setVisibility } from '../directory/api.ts'
import type { Asking } from './claim.ts'
import { codeHash, LETTER_DAYS, newCode } from './code.ts'
import { kindOf } from './kinds.ts'
import { listPeople, lockOrganization, lockRequest } from './request-queries.ts'

/** A decision of the staff, or of an owner who knows the person. */
export interface Deciding extends Asking {
  requestId: string
  action: 'approve' | 'return'
  /** By what the person was recognised, or why it comes back. */
  reason: string
  /** An owner lets the person in, with this role; the staff makes owners. */
  welcome?: 'organization_owner' | 'organization_editor'
}

export type DecideRefusal = 'gone' | 'own' | 'decided' | 'no_reason'

/** Decides a request, or says why not. */
export async function decide(tx: Tx, asked: Deciding): Promise<DecideRefusal | undefined> {
  const { requestId, action, by, now } = asked
  const request = await openRequest(tx, asked)
  if (typeof request === 'string') return request
  const reason = asked.reason.trim()
  const needsReason =
    action === 'return' || (request.way !== 'registration' && !request.proven_at && !asked.welcome)
  if (needsReason && reason === '') return 'no_reason'
  const { organization_id: organizationId, account_id: accountId, way } = request
  const grantId = action === 'approve' ? await carryOut(tx, request, asked) : request.grant_id
  await tx
    .updateTable('membership_request')
    .set({
      state: action === 'approve' ? 'granted' : 'returned',
      reason: reason || null,
      grant_id: grantId,
      code_hash: null,
      ...{ decided_by: by.id, decided_name: by.name, decided_at: now },
    })
    .where('id', '=', requestId)
    .execute()
  await settleWaiting(tx, { kind: kindOf(way), id: requestId, by: by.name, at: now })
  await note(tx, asked, `members.${action === 'approve' ? 'approved' : 'returned'}`, {
    organizationId,
    accountId,
  })
  await enqueue(tx, 'members.mail', { letter: action === 'approve' ? 'granted' : 'returned', requestId })
  return undefined
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockRequest>>>

async function openRequest(tx: Tx, { requestId, by }: Deciding): Promise<Locked | DecideRefusal> {
  const request = await lockRequest(tx, requestId)
  if (!request || !(await lockOrganization(tx, request.organization_id))) return 'gone'
  if (request.account_id === by.id) return 'own'
  return request.state === 'waiting' || request.state === 'code' ? request : 'decided'
}

/** A registration becomes public, a claim becomes a role; returns the grant. */
async function carryOut(tx: Tx, request: Locked, asked: Deciding): Promise<string | null> {
  const { by, now, reason, welcome = 'organization_owner' } = asked
  const { organization_id: organizationId, way } = request
  if (way === 'registration') {
    await setVisibility(tx, organizationId, 'public', now)
    return request.grant_id
  }
  const held = { role: welcome, organizationId }
  return grantRole(tx, request.account_id, held, { by, now, ...(reason && { why: reason }) })
}

/** Days in which a decision can be taken back. */
const UNDO_DAYS = 30

/** Takes a decision back: the request waits again, and what it gave ends. */
export async function undo(
  tx: Tx,
  { requestId, by, now }: Asking & { requestId: string },
): Promise<DecideRefusal | undefined> {
  const request = await lockRequest(tx, requestId)
  const at = request && settledAt(request)
  if (!request || !at || !(await lockOrganization(tx, request.organization_id))) return 'gone'
  if (request.account_id === by.id) return 'own'
  if (now.getTime() - at.getTime() > UNDO_DAYS * 86_400_000) return 'decided'
  const { organization_id: organizationId, account_id: accountId, way } = request
  if (request.state === 'granted') {
    if (way === 'registration') await setVisibility(tx, organizationId, 'draft', now)
    else await endAccessOf(tx, { organizationId, accountId, by, now })
  }
  await tx
    .updateTable('membership_request')
    .set({
      state: 'waiting',
      ...{ reason: null, decided_by: null, decided_name: null, decided_at: null, owners_until: null },
      ...(way !== 'registration' && { grant_id: null }),
    })
    .where('id', '=', requestId)
    .execute()
  await reopenWaiting(tx, { kind: kindOf(way), id: requestId })
  await note(tx, { requestId, by, now }, 'members.decision_undone', { organizationId, accountId })
  return undefined
}

/** When a request was decided, by somebody or by a right code. */
export const settledAt = ({
  state,
  decided_at: at,
  proven_at: proven,
}: Pick<Locked, 'state' | 'decided_at' | 'proven_at'>) => at ?? (state === 'granted' ? proven : null)

/** What the request gave, also when the role was changed since. */
async function endAccessOf(
  tx: Tx,
  { organizationId, accountId, by, now }: Asking & { organizationId: string; accountId: string },
): Promise<void> {
  const held = (await listPeople(tx, organizationId, now)).filter(({ id }) => id === accountId)
  for (const { grantId, role } of held) {
    const grant = { id: grantId, accountId, role: role as 'organization_owner', organizationId }
    await endGrant(tx, grant, { by, now, why: 'decision taken back' })
  }
}

/** Makes the code of a letter, which only the paper knows; an earlier one is void. `undefined`: it is not asked for. */
export async function makeLetterCode(
  tx: Tx,
  { requestId, by, now }: Asking & { requestId: string },
): Promise<string | undefined> {
  const request = await lockRequest(tx, requestId)
  if (request?.way !== 'letter' || request.state !== 'code' || request.account_id === by.id) return undefined
  const code = newCode()
  await tx
    .updateTable('membership_request')
    .set({
      code_hash: codeHash(requestId, code),
      code_expires_at: new Date(now.getTime() + LETTER_DAYS * 86_400_000),
      tries: 0,
    })
    .where('id', '=', requestId)
    .execute()
  await note(tx, { requestId, by, now }, 'members.letter_printed', {
    organizationId: request.organization_id,
    accountId: request.account_id,
  })
  return code
}

/** A line in the log about a request. */
export const note = (
  tx: Tx,
  { requestId, by, now, reason }: Asking & { requestId: string; reason?: string },
  action: string,
  after: object,
) =>
  audit(tx, {
    actor: by,
    action,
    subject: 'membership_request',
    subjectId: requestId,
    after,
    ...(reason && { why: reason }),
    at: now,
  })
