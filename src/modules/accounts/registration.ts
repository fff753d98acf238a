import { audit } from '../../platform/audit/audit.ts'
import type { Cx } from '../../platform/cx.ts'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import type { Lang } from '../../platform/i18n/languages.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs/emit.ts'
import { type Account, findAccountByEmail, insertAccount } from '../../platform/session/accounts.ts'
import { insertIdentity } from './identity/identities.ts'
import type { Identity } from './identity/identity.ts'
import { ASKED_FROM_BLOCK, countTry } from './limits.ts'
import { spendLink } from './links.ts'
import { hashPassword } from './password/hash.ts'
import { setPassword } from './passwords.ts'

/** What somebody gives to have an account. */
export interface Wanted {
  userId: string
  email: string
  name: string
}

/** By what it will be entered: a password's hash, or who they are at another service. */
type Way = { hash: string } | { identity: Identity }
type Asking = Pick<Cx, 'db' | 'now' | 'lang' | 'addressBlock'>
export type Registered = 'sent' | 'taken' | { wait: number }

/**
 * Keeps the registration and asks for the mail. A known address goes the same way and takes the user id as well; only
 * the mail, to its owner, says so.
 */
export async function register(
  cx: Asking,
  { password, ...wanted }: Wanted & { password: string },
): Promise<Registered> {
  const wait = await countTry(cx.db, `asked:${cx.addressBlock}`, ASKED_FROM_BLOCK, cx.now)
  return wait > 0 ? { wait } : keep(cx, wanted, { hash: await hashPassword(password) })
}

/** The same for who came from another service, which did not prove this address. */
export async function registerWith(cx: Asking, wanted: Wanted, identity: Identity): Promise<Registered> {
  const wait = await countTry(cx.db, `asked:${cx.addressBlock}`, ASKED_FROM_BLOCK, cx.now)
  return wait > 0 ? { wait } : keep(cx, wanted, { identity })
}

function keep(cx: Asking, { userId, email, name }: Wanted, way: Way): Promise<'sent' | 'taken'> {
  return cx.db.transaction().execute(async (tx) => {
    if (await isTaken(tx, userId)) return 'taken'
    const id = newId(cx.now)
    const added = await tx
      .insertInto('account_registration')
      .values({
        ...{ id, user_id: userId, email, name, lang: cx.lang, created_at: cx.now },
        password_hash: 'hash' in way ? way.hash : null,
        identity: 'identity' in way ? JSON.stringify(way.identity) : null,
      })
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
        .returning(['user_id as userId', 'email', 'name', 'lang', 'password_hash as hash', 'identity'])
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
    identity,
  }: Wanted & { lang: Lang; hash?: string | null; identity?: Identity | null },
  now: Date,
): Promise<Account> {
  const account = { id: newId(now), userId, email, name, lang, createdAt: now }
  await insertAccount(tx, account)
  if (hash) await setPassword(tx, account.id, hash, now)
  if (identity) await insertIdentity(tx, account.id, identity, now)
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
