import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { reopenWaiting, settleWaiting } from '../../board/api.ts'
import { setVisibility } from '../../directory/api.ts'
import { REGISTERED_KIND } from './register.ts'

/** A decision of an editor on what was registered at the desk. */
export interface Deciding {
  id: string
  decision: 'approved' | 'returned'
  /** Why it comes back. */
  reason: string
  by: { id: string; name: string }
  now: Date
}

export type Refusal = 'gone' | 'own' | 'decided' | 'no_reason'

/** Makes a registered organisation public, or sends it back to the operator with the reason. */
export async function decideRegistration(
  tx: Tx,
  { id, decision, reason, by, now }: Deciding,
): Promise<Refusal | undefined> {
  const mandate = await lockMandate(tx, id)
  if (!mandate?.registers) return 'gone'
  if (mandate.account_id === by.id) return 'own'
  if (mandate.decision) return 'decided'
  if (decision === 'returned' && reason === '') return 'no_reason'
  await tx
    .updateTable('desk_mandate')
    .set({ decision, reason: reason || null, decided_by: by.id, decided_name: by.name, decided_at: now })
    .where('id', '=', id)
    .execute()
  if (decision === 'approved') await setVisibility(tx, mandate.organization_id, 'public', now)
  await settleWaiting(tx, { kind: REGISTERED_KIND, id, by: by.name, at: now })
  await note(tx, { by, now, action: `desk.${decision}`, organizationId: mandate.organization_id })
  return undefined
}

/** Takes a decision back within 30 days: it waits again, and is public no more. */
export async function takeBackRegistration(
  tx: Tx,
  { id, by, now }: Pick<Deciding, 'id' | 'by' | 'now'>,
): Promise<boolean> {
  const mandate = await lockMandate(tx, id)
  const since = now.getTime() - 30 * 86_400_000
  if (!mandate?.decision || !mandate.decided_at || mandate.decided_at.getTime() < since) return false
  if (mandate.account_id === by.id) return false
  await tx
    .updateTable('desk_mandate')
    .set({ decision: null, reason: null, decided_by: null, decided_name: null, decided_at: null })
    .where('id', '=', id)
    .execute()
  if (mandate.decision === 'approved') await setVisibility(tx, mandate.organization_id, 'draft', now)
  await reopenWaiting(tx, { kind: REGISTERED_KIND, id })
  await note(tx, { by, now, action: 'desk.taken_back', organizationId: mandate.organization_id })
  return true
}

/** Hands a registration in again that came back; false when it had not, or is another operator's. */
export async function handInAgain(
  tx: Tx,
  { id, by, now }: Pick<Deciding, 'id' | 'by' | 'now'>,
): Promise<boolean> {
  const mandate = await lockMandate(tx, id)
  if (mandate?.decision !== 'returned' || mandate.account_id !== by.id) return false
  await tx
    .updateTable('desk_mandate')
    .set({ decision: null, reason: null, decided_by: null, decided_name: null, decided_at: null })
    .where('id', '=', id)
    .execute()
  await reopenWaiting(tx, { kind: REGISTERED_KIND, id })
  await note(tx, { by, now, action: 'desk.handed_in_again', organizationId: mandate.organization_id })
  return true
}

const lockMandate = (tx: Tx, id: string) =>
  tx.selectFrom('desk_mandate').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

const note = (
  tx: Tx,
  {
    by,
    now,
    action,
    organizationId,
  }: Pick<Deciding, 'by' | 'now'> & { action: string; organizationId: string },
) => audit(tx, { actor: by, action, subject: 'organization', subjectId: organizationId, at: now })
