import { audit } from '../../platform/audit/audit.ts'
import type { Cx } from '../../platform/cx.ts'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import type { Lang } from '../../platform/i18n/languages.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs/emit.ts'
import { type Account, findAccountByEmail, insertAccount } from '../../platform/session/accounts.ts'
import { ASKED_FROM_BLOCK, countTry } from './limits.ts'
import { spendLink } from './links.ts'
import { hashPassword } from './password/hash.ts'
import { setPassword } from './passwords.ts'

/** What somebody gives to have an account. */
export interface Wanted {
  userId: string
  email: string
  name: string
  password: string
}

/**
 * Keeps the registration and asks for the mail. A known address goes the same way and takes the user id as well; only
 * the mail, to its owner, says so.
 */
export async function register(
  cx: Pick<Cx, 'db' | 'now' | 'lang' | 'addressBlock'>,
  { userId, email, name, password }: Wanted,
): Promise<'sent' | 'taken' | { wait: number }> {
  const wait = await countTry(cx.db, `asked:${cx.addressBlock}`, ASKED_FROM_BLOCK, cx.now)
  if (wait > 0) return { wait }
  const hash = await hashPassword(password)
  return cx.db.transaction().execute(async (tx) => {
    if (await isTaken(tx, userId)) return 'taken'
    const id = newId(cx.now)
    const added = await tx
      .insertInto('account_registration')
      .values({ id, user_id: userId, email, name, lang: cx.lang, password_hash: hash, created_at: cx.now })
      .onConflict((on) => on.column('user_id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) return 'taken'
    await enqueue(tx, 'accounts.mail', { letter: 'confirm', registrationId: id })
    return 'sent'
  })
}

/** Makes the account of a confirmed registration; `false` when the link is spent or the address has an account by now. */
export function confirmRegistration(db: Cx['db'], token: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const link = await spendLink(tx, 'confirm', token, now)
    const wanted =
      link?.registrationId &&
      (await tx
        .deleteFrom('account_registration')
        .where('id', '=', link.registrationId)
        .returning(['user_id as userId', 'email', 'name', 'lang', 'password_hash as hash'])
        .executeTakeFirst())
    if (!wanted || (await findAccountByEmail(tx, wanted.email))) return false
    await openAccount(tx, wanted, now)
    return true
  })
}

/** Makes an account whose address is proved, and forgets other registrations with the same address. */
export async function openAccount(
  tx: Tx,
  {
    userId,
    email,
    name,
    lang,
    hash,
  }: { userId: string; email: string; name: string; lang: Lang; hash: string },
  now: Date,
): Promise<Account> {
  const account = { id: newId(now), userId, email, name, lang, createdAt: now }
  await insertAccount(tx, account)
  await setPassword(tx, account.id, hash, now)
  const subject = { subject: 'account', subjectId: account.id, at: now }
  await audit(tx, { actor: { id: account.id, name }, action: 'accounts.opened', ...subject })
  return { ...account, state: 'active' }
}

/** Whether somebody has this user id, or is about to. */
export async function isTaken(db: DbOrTx, userId: string): Promise<boolean> {
  return (await takenOf(db, [userId])).length > 0
}

/** Up to three user ids like this one that are free. */
export async function freeUserIds(db: DbOrTx, userId: string, now: Date): Promise<string[]> {
  const stem = userId.slice(0, 36)
  const like = [`${stem}.${now.getFullYear()}`, ...[2, 3, 4, 5, 6, 7].map((number) => `${stem}${number}`)]
  const taken = await takenOf(db, like)
  return like.filter((one) => !taken.includes(one)).slice(0, 3)
}

async function takenOf(db: DbOrTx, userIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .select('user_id')
    .where('user_id', 'in', userIds)
    .union(db.selectFrom('account_registration').select('user_id').where('user_id', 'in', userIds))
    .execute()
  return rows.map(({ user_id }) => user_id)
}
