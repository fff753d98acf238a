import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { newToken, tokenHash } from '../../platform/session/tokens.ts'
import type { Visitor } from './known-devices.ts'

/** Minutes in which the second factor must be given, and how often it may be wrong. */
export const STEP_MINUTES = 10
export const STEP_TRIES = 5

/** Remembers that the password was right and a second factor is to come; returns the token of the next page. */
export async function openStep(
  db: DbOrTx,
  accountId: string,
  { device, addressBlock }: Visitor,
  next: string | undefined,
  now: Date,
): Promise<string> {
  const token = newToken()
  await db
    .insertInto('sign_in_step')
    .values({
      id: newId(now),
      token_hash: tokenHash(token),
      account_id: accountId,
      device,
      address_block: addressBlock,
      next: next ?? null,
      created_at: now,
      expires_at: new Date(now.getTime() + STEP_MINUTES * 60_000),
    })
    .execute()
  return token
}

/** The step of a token, while it can be used. */
export const findStep = (db: DbOrTx, token: string, now: Date) =>
  db
    .selectFrom('sign_in_step')
    .select(['id', 'account_id as accountId', 'tries', 'next'])
    .where('token_hash', '=', tokenHash(token))
    .where('expires_at', '>', now)
    .where('tries', '<', STEP_TRIES)
    .executeTakeFirst()

/** Counts a try before it is checked; false when there were enough, or the time is over. */
export async function countStepTry(db: DbOrTx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sign_in_step')
    .set({ tries: sql`tries + 1` })
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .where('tries', '<', STEP_TRIES)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Uses the step up: of two who come at once, one is let in. */
export async function spendStep(db: DbOrTx, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('sign_in_step').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}
