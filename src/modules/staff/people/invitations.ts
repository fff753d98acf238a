import { sql } from 'kysely'
import { audit } from '../../../platform/audit/audit.ts'
import type { DbOrTx, Tx } from '../../../platform/db/database.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { withdrawInvitation } from '../../accounts/api.ts'

const open = (db: DbOrTx, now: Date) =>
  db
    .selectFrom('account_invitation')
    .select(['id', 'email', 'invited_by as invitedBy', 'expires_at as expiresAt'])
    .select(sql<string>`purpose ->> 'staffRole'`.as('role'))
    .where(sql<boolean>`purpose ->> 'staffRole' is not null`)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)

/** Invitations to work on the portal that nobody accepted yet, the latest first. */
export const listOpenInvitations = (db: DbOrTx, now: Date) =>
  open(db, now).orderBy('created_at', 'desc').limit(100).execute()
export type OpenInvitation = Awaited<ReturnType<typeof listOpenInvitations>>[number]

/** Takes an invitation of the staff back: its link is good for nothing; false when it is not there, or was accepted. */
export async function takeBackInvitation(
  tx: Tx,
  { id, by, now }: { id: string; by: Actor; now: Date },
): Promise<boolean> {
  const found = await open(tx, now).where('id', '=', id).executeTakeFirst()
  if (!found || !(await withdrawInvitation(tx, id))) return false
  await audit(tx, {
    actor: { id: by.id, name: by.name },
    action: 'staff.invitation_withdrawn',
    subject: 'account_invitation',
    subjectId: id,
    before: { role: found.role },
    at: now,
  })
  return true
}
