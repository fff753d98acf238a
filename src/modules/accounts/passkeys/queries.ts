import type { DbOrTx } from '../../../platform/db/database.ts'
import './tables.ts'

/** Somebody's passkeys, the oldest first. */
export const listPasskeys = (db: DbOrTx, accountId: string) =>
  db
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
    .select(['credential_id as credentialId', 'transports'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute()
export type Passkey = Awaited<ReturnType<typeof listPasskeys>>[number]

/** One passkey of this person; those of others are not there. */
export const findOwnPasskey = (db: DbOrTx, accountId: string, id: string) =>
  db
    .selectFrom('passkey')
    .select(['id', 'name'])
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
