import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../db/database.ts'
import type { Lang } from '../i18n/languages.ts'

/** A person with an account, as everybody who may know sees them. */
export interface Account {
  id: string
  userId: string
  email: string
  name: string
  lang: Lang
  state: 'pending' | 'active' | 'suspended' | 'removed'
  createdAt: Date
}

const accounts = (db: DbOrTx) =>
  db
    .selectFrom('account')
    .select(['id', 'user_id as userId', 'email', 'name', 'lang', 'state', 'created_at as createdAt'])

/** The account of this id. */
export const findAccount = (db: DbOrTx, id: string): Promise<Account | undefined> =>
  accounts(db).where('id', '=', id).executeTakeFirst()

/** The same, held until the transaction ends. */
export const lockAccount = (tx: Tx, id: string): Promise<Account | undefined> =>
  accounts(tx).where('id', '=', id).forUpdate().executeTakeFirst()

/** The account with this e-mail, whatever its capitals; removed ones have none. */
export const findAccountByEmail = (db: DbOrTx, email: string): Promise<Account | undefined> =>
  accounts(db)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('state', '<>', 'removed')
    .executeTakeFirst()

/** The account with this name for entering. */
export const findAccountByUserId = (db: DbOrTx, userId: string): Promise<Account | undefined> =>
  accounts(db).where('user_id', '=', userId.toLowerCase()).where('state', '<>', 'removed').executeTakeFirst()

/** Makes an account whose address is confirmed; the database refuses a name or address already there. */
export async function insertAccount(tx: Tx, account: Omit<Account, 'state'>): Promise<void> {
  const { id, userId, email, name, lang, createdAt } = account
  await tx
    .insertInto('account')
    .values({ id, user_id: userId, email, name, lang, state: 'active', created_at: createdAt })
    .execute()
}

/** Changes what is given; a new name also shows in the sessions that are open. */
export async function updateAccount(
  tx: Tx,
  id: string,
  change: Partial<Pick<Account, 'email' | 'name' | 'lang' | 'state' | 'userId'>>,
): Promise<void> {
  const { userId, ...rest } = change
  await tx
    .updateTable('account')
    .set({ ...rest, ...(userId && { user_id: userId }) })
    .where('id', '=', id)
    .execute()
  if (change.name)
    await tx.updateTable('session').set({ name: change.name }).where('account_id', '=', id).execute()
}
