import type { DbOrTx } from '../../../platform/db/database.ts'
import { isUuid, newId } from '../../../platform/ids.ts'

/** Minutes for which a device may think about what it was asked to sign. */
export const CHALLENGE_MINUTES = 5

/** Remembers what a device is asked to sign, for a new passkey of an account or to enter; forgets what is too old. */
export async function keepChallenge(
  db: DbOrTx,
  { challenge, accountId, now }: { challenge: string; accountId: string | null; now: Date },
): Promise<string> {
  const id = newId(now)
  await db.deleteFrom('passkey_challenge').where('expires_at', '<=', now).execute()
  await db
    .insertInto('passkey_challenge')
    .values({
      id,
      challenge,
      account_id: accountId,
      expires_at: new Date(now.getTime() + CHALLENGE_MINUTES * 60_000),
    })
    .execute()
  return id
}

/** Uses a challenge up, right answer or not; `undefined` when it was used, is too old or is somebody else's. */
export async function takeChallenge(
  db: DbOrTx,
  { id, accountId, now }: { id: string; accountId: string | null; now: Date },
): Promise<string | undefined> {
  if (!isUuid(id)) return undefined
  const taken = await db
    .deleteFrom('passkey_challenge')
    .where('id', '=', id)
    .where('account_id', 'is not distinct from', accountId)
    .where('expires_at', '>', now)
    .returning('challenge')
    .executeTakeFirst()
  return taken?.challenge
}
