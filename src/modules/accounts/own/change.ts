import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { findAccountByEmail, lockAccount, updateAccount } from '../../../platform/session/accounts.ts'
import { closeSessions } from '../../../platform/session/open-sessions.ts'
import { spendLink, voidLinks } from '../links.ts'
import { hashPassword } from '../password/hash.ts'
import { setPassword } from '../passwords.ts'

/** A line in the log about one's own account; it says what changed, never to what. */
export const auditOwn = (tx: Tx, cx: Cx, actor: Pick<Actor, 'id' | 'name'>, action: string): Promise<void> =>
  audit(tx, {
    actor: { id: actor.id, name: actor.name },
    action,
    subject: 'account',
    subjectId: actor.id,
    requestId: cx.requestId,
    at: cx.now,
  })

/** Changes one's name and the language of one's mails. */
export function changeProfile(cx: Cx, actor: Actor, change: { name: string; lang: Lang }): Promise<void> {
  return cx.db.transaction().execute(async (tx) => {
    await updateAccount(tx, actor.id, change)
    await auditOwn(tx, cx, actor, 'accounts.profile_changed')
  })
}

/** Sets a new password; every other session ends, links sent before no longer work, and the owner gets a mail. */
export async function changePassword(cx: Cx, actor: Actor, password: string): Promise<void> {
  const hash = await hashPassword(password)
  await cx.db.transaction().execute(async (tx) => {
    await setPassword(tx, actor.id, hash, cx.now)
    await closeSessions(tx, actor.id, { except: actor.sessionId })
    await voidLinks(tx, actor.id, cx.now)
    await tx.deleteFrom('sign_in_step').where('account_id', '=', actor.id).execute()
    await enqueue(tx, 'accounts.mail', { letter: 'password', accountId: actor.id })
    await auditOwn(tx, cx, actor, 'accounts.password_changed')
  })
}

/** Asks for the mail that confirms a new address; the same happens when the address has an account. */
export const askNewEmail = (cx: Cx, actor: Actor, email: string): Promise<void> =>
  enqueue(cx.db, 'accounts.mail', { letter: 'new_email', accountId: actor.id, email })

/** Puts the confirmed address in use and tells the old one; `false` when the link is spent or the address taken. */
export function confirmEmail(cx: Cx, token: string): Promise<boolean> {
  return cx.db.transaction().execute(async (tx) => {
    const link = await spendLink(tx, 'email', token, cx.now)
    const account = link?.accountId ? await lockAccount(tx, link.accountId) : undefined
    if (!link?.email || account?.state !== 'active') return false
    const owner = await findAccountByEmail(tx, link.email)
    if (owner && owner.id !== account.id) return false
    await updateAccount(tx, account.id, { email: link.email })
    await voidLinks(tx, account.id, cx.now)
    const old = { letter: 'email_changed', accountId: account.id, to: account.email }
    await enqueue(tx, 'accounts.mail', old)
    await auditOwn(tx, cx, account, 'accounts.email_changed')
    return true
  })
}
