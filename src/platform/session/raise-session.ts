import type { DbOrTx } from '../db/database.ts'
import { newToken, tokenHash } from './tokens.ts'

/** What a session has proved, and when. */
export const findSessionProof = (db: DbOrTx, sessionId: string) =>
  db
    .selectFrom('session')
    .select(['second_factor_at as secondFactorAt', 'proved_at as provedAt'])
    .where('id', '=', sessionId)
    .executeTakeFirst()

/**
 * The session has given the second factor: it counts for more from now on, so it gets a new token, which is returned;
 * the old one opens nothing any more.
 */
export async function raiseSession(tx: DbOrTx, sessionId: string, now: Date): Promise<string> {
  const token = newToken()
  await tx
    .updateTable('session')
    .set({ second_factor_at: now, proved_at: now, token_hash: tokenHash(token) })
    .where('id', '=', sessionId)
    .execute()
  return token
}
