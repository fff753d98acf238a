import { type AuditActor, audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Held } from '../../platform/session/grants.ts'
import { closeGrant, insertGrant } from '../../platform/session/role-grants.ts'

/** Who gives or takes a role, when, and why. */
export interface Granting {
  by: AuditActor
  now: Date
  validTo?: Date
  why?: string
}

/** Gives somebody a role, where `held` says, and writes it in the log; returns the grant's id. */
export async function grantRole(tx: Tx, accountId: string, held: Held, granting: Granting): Promise<string> {
  const { by, now, validTo, why } = granting
  const id = await insertGrant(tx, accountId, held, { grantedBy: by.name, now, validTo })
  await audit(tx, {
    actor: by,
    action: 'accounts.role_granted',
    subject: 'account',
    subjectId: accountId,
    after: { ...held, grant: id, ...(validTo && { validTo }) },
    ...(why && { why }),
    at: now,
  })
  return id
}

/** Ends a grant at once, with a line in the log; false when it had ended. */
export async function endGrant(
  tx: Tx,
  grant: Held & { id: string; accountId: string },
  { by, now, why }: Granting,
): Promise<boolean> {
  if (!(await closeGrant(tx, grant.id, now))) return false
  const { id, accountId, ...held } = grant
  await audit(tx, {
    actor: by,
    action: 'accounts.role_ended',
    subject: 'account',
    subjectId: accountId,
    before: { ...held, grant: id },
    ...(why && { why }),
    at: now,
  })
  return true
}
