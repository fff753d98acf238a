import type { DbOrTx } from '../db/database.ts'
import { IDLE_HOURS } from './session.ts'

/** The sessions of an account that are still good, the latest seen first. */
export const listSessions = (db: DbOrTx, accountId: string, now: Date) =>
  db
    .selectFrom('session')
    .select(['id', 'device', 'address_block as addressBlock', 'created_at as createdAt'])
    .select(['last_seen_at as lastSeenAt', 'second_factor_at as secondFactorAt'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - IDLE_HOURS * 3_600_000))
    .orderBy('last_seen_at', 'desc')
    .execute()
export type OpenSession = Awaited<ReturnType<typeof listSessions>>[number]

/** Ends the sessions of an account, except the one to keep; returns how many. */
export async function closeSessions(
  tx: DbOrTx,
  accountId: string,
  { only, except }: { only?: string; except?: string } = {},
): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .$if(except !== undefined, (query) => query.where('id', '<>', except ?? ''))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Remembers that the person just proved who they are. */
export async function noteProof(db: DbOrTx, sessionId: string, now: Date): Promise<void> {
  await db.updateTable('session').set({ proved_at: now }).where('id', '=', sessionId).execute()
}

/** Deletes sessions that nobody can use any more; returns how many. */
export async function forgetSessions(db: DbOrTx, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where((on) =>
      on.or([
        on('expires_at', '<=', now),
        on('last_seen_at', '<=', new Date(now.getTime() - IDLE_HOURS * 3_600_000)),
      ]),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
