import { audit } from '../../platform/audit/audit.ts'
import type { Cx } from '../../platform/cx.ts'
import { enqueue } from '../../platform/jobs/emit.ts'
import { lockAccount } from '../../platform/session/accounts.ts'
import { closeSessions } from '../../platform/session/open-sessions.ts'
import { ASKED_FROM_BLOCK, countTry } from './limits.ts'
import { spendLink } from './links.ts'
import { hashPassword } from './password/hash.ts'
import { setPassword } from './passwords.ts'
import { forgetTriesOf } from './sign-in-limits.ts'

/** Asks for the mail with the link. Whose account it is, if anybody's, is only looked up by the job: here it takes as long. */
export async function askReset(
  { db, now, addressBlock }: Pick<Cx, 'db' | 'now' | 'addressBlock'>,
  who: string,
): Promise<{ wait: number } | undefined> {
  const wait = await countTry(db, `asked:${addressBlock}`, ASKED_FROM_BLOCK, now)
  if (wait > 0) return { wait }
  await enqueue(db, 'accounts.mail', { letter: 'reset', who })
  return undefined
}

/** Sets the new password, ends every session and tells the owner; `false` when the link is spent. */
export async function resetPassword(
  { db, now, addressBlock, requestId }: Pick<Cx, 'db' | 'now' | 'addressBlock' | 'requestId'>,
  token: string,
  password: string,
): Promise<boolean> {
  const hash = await hashPassword(password)
  return db.transaction().execute(async (tx) => {
    const link = await spendLink(tx, 'reset', token, now)
    const account = link?.accountId ? await lockAccount(tx, link.accountId) : undefined
    if (account?.state !== 'active') return false
    await setPassword(tx, account.id, hash, now)
    await closeSessions(tx, account.id)
    await tx.deleteFrom('sign_in_step').where('account_id', '=', account.id).execute()
    await forgetTriesOf(tx, { who: account.id, addressBlock, known: true })
    await enqueue(tx, 'accounts.mail', { letter: 'password', accountId: account.id })
    const subject = { subject: 'account', subjectId: account.id, at: now, requestId }
    await audit(tx, {
      actor: { id: account.id, name: account.name },
      action: 'accounts.password_reset',
      ...subject,
    })
    return true
  })
}
