import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { newToken, tokenHash } from '../../platform/session/tokens.ts'
import type { LinkPurpose } from './tables.ts'

/** Hours in which each kind of link can be used. */
export const LINK_HOURS: Record<LinkPurpose, number> = { confirm: 7 * 24, reset: 1, email: 24 }

interface For {
  registrationId?: string
  accountId?: string
  email?: string
}

/** Makes a link and returns its token, which only the mail knows. */
export async function makeLink(
  db: DbOrTx,
  purpose: LinkPurpose,
  { registrationId, accountId, email }: For,
  now: Date,
): Promise<string> {
  const token = newToken()
  await db
    .insertInto('account_link')
    .values({
      id: newId(now),
      token_hash: tokenHash(token),
      purpose,
      registration_id: registrationId ?? null,
      account_id: accountId ?? null,
      email: email ?? null,
      created_at: now,
      expires_at: new Date(now.getTime() + LINK_HOURS[purpose] * 3_600_000),
      used_at: null,
    })
    .execute()
  return token
}

/** The link of a token while it can be used. Looking does not use it up: programs that look into mail open it too. */
export const findLink = (db: DbOrTx, purpose: LinkPurpose, token: string, now: Date) =>
  db
    .selectFrom('account_link')
    .leftJoin('account_registration', 'account_registration.id', 'registration_id')
    .leftJoin('account', 'account.id', 'account_id')
    .select(['account_link.id', 'account_link.email', 'registration_id as registrationId'])
    .select([
      'account_id as accountId',
      'account_registration.email as registeredEmail',
      'account.name as accountName',
    ])
    .select(['account.user_id as userId', 'account.email as accountEmail'])
    .where('token_hash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
export type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>

/** Uses the link up, with every other of the same account and purpose; of two who press at once, one gets it. */
export async function spendLink(tx: Tx, purpose: LinkPurpose, token: string, now: Date) {
  const spent = await tx
    .updateTable('account_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['registration_id as registrationId', 'account_id as accountId', 'email'])
    .executeTakeFirst()
  if (spent?.accountId) await voidLinks(tx, spent.accountId, now, purpose)
  return spent
}

/** The links of an account cannot be used any more: all, or those of one purpose. */
export async function voidLinks(
  tx: DbOrTx,
  accountId: string,
  now: Date,
  purpose?: LinkPurpose,
): Promise<void> {
  await tx
    .updateTable('account_link')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .$if(purpose !== undefined, (query) => query.where('purpose', '=', purpose ?? 'reset'))
    .execute()
}
