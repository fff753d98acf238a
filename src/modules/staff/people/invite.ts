import { z } from 'zod'
import { audit } from '../../../platform/audit/audit.ts'
import type { Services } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type Role, STAFF_ROLES } from '../../../platform/http/actor.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import type { AcceptedInvitation } from '../../../platform/module.ts'
import { insertGrant, listGrants } from '../../../platform/session/role-grants.ts'
import { inviteAccount, SECURITY } from '../../accounts/api.ts'
import { roleKey } from '../role-words.ts'

/** What an invitation of this module promises. */
const Promised = z.object({ staffRole: z.enum(STAFF_ROLES), invitedBy: z.string() })

/** Somebody to be invited to work on the portal. */
export interface Invited {
  email: string
  lang: Lang
  role: Role
  invitedBy: { id?: string; name: string }
}

/** Invites somebody by mail; the role is theirs once they accept. */
export async function inviteToWork(
  { translate }: Pick<Services, 'translate'>,
  tx: Tx,
  { email, lang, role, invitedBy }: Invited,
  now: Date,
): Promise<void> {
  const invitationId = await inviteAccount(
    tx,
    {
      email,
      lang,
      invitedBy: invitedBy.name,
      reason: translate[lang]('staff.invite_reason', { role: translate[lang](roleKey(role)) }),
      purpose: { staffRole: role, invitedBy: invitedBy.name },
    },
    now,
  )
  await audit(tx, {
    actor: invitedBy,
    action: 'staff.invited',
    subject: 'account_invitation',
    subjectId: invitationId,
    after: { role },
    at: now,
  })
}

/**
 * Gives the role that an accepted invitation promised, once; other modules' invitations are not ours. It counts after
 * the second factor: that is where its person begins.
 */
export async function giveInvitedRole(
  tx: Tx,
  { account, purpose, now }: AcceptedInvitation,
): Promise<string | undefined> {
  const read = Promised.safeParse(purpose)
  if (!read.success) return undefined
  const { staffRole: role, invitedBy: grantedBy } = read.data
  const held = await listGrants(tx, { accountId: account.id, now })
  if (held.some((grant) => grant.role === role && !grant.territory)) return SECURITY
  await insertGrant(tx, account.id, { role }, { grantedBy, now })
  await audit(tx, {
    actor: { name: grantedBy },
    action: 'staff.granted',
    subject: 'account',
    subjectId: account.id,
    after: { role },
    at: now,
  })
  return SECURITY
}
