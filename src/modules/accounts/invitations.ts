import { audit } from '../../platform/audit/audit.ts'
import type { Services } from '../../platform/cx.ts'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import type { Lang } from '../../platform/i18n/languages.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs/emit.ts'
import { tokenHash } from '../../platform/session/tokens.ts'

/** Days in which an invitation can be accepted. */
export const INVITATION_DAYS = 7

/** Who is invited and what for; `purpose` is the business of whoever invites. */
export interface Invitation {
  email: string
  lang: Lang
  /** Name of whoever invites, as the mail says it. */
  invitedBy: string
  /** What for, in the invited person's language, such as "to look after the record of Misericordia". */
  reason: string
  purpose: unknown
}

/** Invites somebody by mail and returns the invitation's id; `onInvitation` of a module gives what it promised. */
export async function inviteAccount(tx: Tx, invitation: Invitation, now: Date): Promise<string> {
  const { email, lang, invitedBy, reason, purpose } = invitation
  const id = newId(now)
  await tx
    .insertInto('account_invitation')
    .values({
      id,
      token_hash: null,
      email,
      lang,
      invited_by: invitedBy,
      reason,
      purpose: JSON.stringify(purpose),
      created_at: now,
      expires_at: lastDay(now),
      accepted_at: null,
      accepted_by: null,
    })
    .execute()
  await enqueue(tx, 'accounts.mail', { letter: 'invitation', invitationId: id })
  return id
}

const lastDay = (now: Date) => new Date(now.getTime() + INVITATION_DAYS * 86_400_000)

/** Sends it again with a new link, good for as long as the first was; false when it was accepted, or is not there. */
export async function renewInvitation(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('account_invitation')
    .set({ expires_at: lastDay(now) })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await enqueue(tx, 'accounts.mail', { letter: 'invitation', invitationId: id })
  return true
}

/** Takes an invitation back; false when it was accepted, or is not there. */
export async function withdrawInvitation(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('account_invitation')
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** The invitation of a token while it can be accepted; looking does not use it up. */
export const findInvitation = (db: DbOrTx, token: string, now: Date) =>
  db
    .selectFrom('account_invitation')
    .select(['id', 'email', 'invited_by as invitedBy', 'reason', 'purpose'])
    .where('token_hash', '=', tokenHash(token))
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
export type OpenInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>

/**
 * Accepts it for an account, which has at once what was promised; of two who accept at once, one does. Says where they
 * begin, when the module that invited knows a place; nothing where there is no such invitation any more.
 */
export async function acceptInvitation(
  { modules }: Pick<Services, 'modules'>,
  tx: Tx,
  token: string,
  account: { id: string; name: string },
  now: Date,
): Promise<{ path: string | undefined } | undefined> {
  const accepted = await tx
    .updateTable('account_invitation')
    .set({ accepted_at: now, accepted_by: account.id })
    .where('token_hash', '=', tokenHash(token))
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['id', 'purpose'])
    .executeTakeFirst()
  if (!accepted) return undefined
  const { id: invitationId, purpose } = accepted
  const subject = { subject: 'account_invitation', subjectId: invitationId, at: now }
  await audit(tx, { actor: account, action: 'accounts.invitation_accepted', ...subject })
  return { path: await modules.onInvitation(tx, { account, purpose, now }) }
}
