import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'

/** How many tries are free, and how the wait then doubles from `first` to `most` seconds. */
export interface Limit {
  free: number
  first: number
  most: number
}

/** One account from one block of addresses: five typing errors, then half a minute growing to a quarter of an hour. */
export const FROM_HERE: Limit = { free: 5, first: 30, most: 900 }
/** One block, whatever the account: an office has many people. */
export const FROM_BLOCK: Limit = { free: 30, first: 30, most: 900 }
/** One account from everywhere it was never entered from: never more than a minute, for its owner waits too. */
export const FROM_ELSEWHERE: Limit = { free: 50, first: 10, most: 60 }
/** Messages to one mailbox (five an hour), whoever asks for them. */
export const TO_MAILBOX: Limit = { free: 5, first: 3_600, most: 3_600 }
/** Registrations and requests of links from one block. */
export const ASKED_FROM_BLOCK: Limit = { free: 20, first: 60, most: 900 }

/** Hours without a try after which earlier ones are forgotten. */
const MEMORY_HOURS = 24

/** A minute before: requests reach the database in another order than they began in. */
const past = (now: Date): Date => new Date(now.getTime() - 60_000)

const keyOf = (what: string): Buffer => createHash('sha256').update(what.toLowerCase()).digest()

/**
 * Counts a try before it is made, so that a hundred at once count as a hundred. Returns the seconds to wait, 0 when
 * it may go on; a try that must wait is not counted. `forget` is the hours after which a count starts anew.
 */
export async function countTry(
  db: DbOrTx,
  what: string,
  limit: Limit,
  now: Date,
  forget = MEMORY_HOURS,
): Promise<number> {
  const key = keyOf(what)
  const stale = new Date(now.getTime() - forget * 3_600_000)
  const tries = sql`case when sign_in_limit.last_at < ${stale} then 1 else sign_in_limit.tries + 1 end`
  // Tries up to `free` wait nothing, the next ones first, first × 2, … seconds. A minute in the past lets those pass
  // that began a moment earlier.
  const seconds = sql`case when (${tries}) < ${limit.free} then -60
    else least(${limit.most}::float8, ${limit.first} * 2 ^ least(20, (${tries}) - ${limit.free})) end`
  const firstFree = limit.free > 1 ? past(now) : new Date(now.getTime() + limit.first * 1_000)
  const { rows } = await sql`
    insert into sign_in_limit (key, tries, last_at, free_at) values (${key}, 1, ${now}, ${firstFree})
    on conflict (key) do update set
      tries = ${tries}, last_at = ${now},
      free_at = ${now}::timestamptz + make_interval(secs => ${seconds})
    where sign_in_limit.free_at <= ${now}
    returning tries`.execute(db)
  return rows.length > 0 ? 0 : secondsLeft(db, key, now)
}

async function secondsLeft(db: DbOrTx, key: Buffer, now: Date): Promise<number> {
  const row = await db.selectFrom('sign_in_limit').select('free_at').where('key', '=', key).executeTakeFirst()
  return row ? Math.max(1, Math.ceil((row.free_at.getTime() - now.getTime()) / 1_000)) : 1
}

/** Forgets the tries counted for this: the right password was given, or a new one was set by mail. */
export async function forgetTries(db: DbOrTx, ...whats: readonly string[]): Promise<void> {
  await db.deleteFrom('sign_in_limit').where('key', 'in', whats.map(keyOf)).execute()
}

/** Takes back one try: it was a good one. Those of others from the same block stay. */
export async function takeBackTry(db: DbOrTx, what: string, now: Date): Promise<void> {
  await db
    .updateTable('sign_in_limit')
    .set(({ fn, eb, val }) => ({ tries: fn('greatest', [val(0), eb('tries', '-', 1)]), free_at: past(now) }))
    .where('key', '=', keyOf(what))
    .execute()
}
