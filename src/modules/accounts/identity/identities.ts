import type { DbOrTx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Identity } from './identity.ts'

/** Whose account it is: found by issuer and subject, never by e-mail; notes the visit. */
export async function accountOf(
  db: DbOrTx,
  { issuer, subject }: Identity,
  now: Date,
): Promise<string | undefined> {
  const row = await db
    .updateTable('account_identity')
    .set({ last_used_at: now })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .returning('account_id as accountId')
    .executeTakeFirst()
  return row?.accountId
}

/** The identities of an account, oldest first. */
export const listIdentities = (db: DbOrTx, accountId: string) =>
  db
    .selectFrom('account_identity')
    .select(['id', 'issuer', 'known_as as knownAs', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute()
export type OwnIdentity = Awaited<ReturnType<typeof listIdentities>>[number]

/** One of an account's own. */
export const findOwnIdentity = async (db: DbOrTx, accountId: string, id: string) =>
  (await listIdentities(db, accountId)).find((one) => one.id === id)

/** Links an identity to an account; false when it belongs to one already. */
export async function insertIdentity(
  db: DbOrTx,
  accountId: string,
  { issuer, subject, knownAs }: Identity,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('account_identity')
    .values({
      id: newId(now),
      account_id: accountId,
      issuer,
      subject,
      known_as: knownAs,
      created_at: now,
      last_used_at: null,
    })
    .onConflict((on) => on.columns(['issuer', 'subject']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}
