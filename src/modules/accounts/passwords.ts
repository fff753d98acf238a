import type { DbOrTx } from '../../platform/db/database.ts'
import { hashPassword, isOutdated, isPassword, NOBODYS_HASH } from './password/hash.ts'

/** Whether this is the account's password. Costs the same for an account that is not there or has none. */
export async function isPasswordOf(
  db: DbOrTx,
  accountId: string | undefined,
  password: string,
  now: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('account_password')
    .select('hash')
    .where('account_id', '=', accountId ?? NOBODY)
    .executeTakeFirst()
  const right = await isPassword(password, row?.hash ?? NOBODYS_HASH)
  if (!right || !row || !accountId) return false
  if (isOutdated(row.hash)) await setPassword(db, accountId, await hashPassword(password), now)
  return true
}

/** Whether the account can be entered by a password at all. */
export async function hasPassword(db: DbOrTx, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('account_password')
    .select('account_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps the hash of an account's new password. */
export async function setPassword(db: DbOrTx, accountId: string, hash: string, now: Date): Promise<void> {
  await db
    .insertInto('account_password')
    .values({ account_id: accountId, hash, changed_at: now })
    .onConflict((on) => on.column('account_id').doUpdateSet({ hash, changed_at: now }))
    .execute()
}

/** No account has this id. */
const NOBODY = '00000000-0000-0000-0000-000000000000'
