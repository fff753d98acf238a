import type { DbOrTx } from '../../platform/db/database.ts'
import { countTry, FROM_BLOCK, FROM_ELSEWHERE, FROM_HERE, forgetTries, takeBackTry } from './limits.ts'

/** A try to enter: for which account, from where. */
export interface Try {
  /** The account's id or, where there is none, what was typed. */
  who: string
  addressBlock: string
  /** The account was entered from this block before: strangers elsewhere cannot make its owner wait. */
  known: boolean
}

const here = ({ who, addressBlock }: Try) => `here:${who} ${addressBlock}`
const block = ({ addressBlock }: Try) => `block:${addressBlock}`
const everywhere = ({ who }: Try) => `account:${who}`

/** Counts a try of a password; the seconds to wait, 0 when it may be checked. */
export async function waitToSignIn(db: DbOrTx, one: Try, now: Date): Promise<number> {
  const wait =
    (await countTry(db, here(one), FROM_HERE, now)) || (await countTry(db, block(one), FROM_BLOCK, now))
  return wait || one.known ? wait : countTry(db, everywhere(one), FROM_ELSEWHERE, now)
}

/** The password was right. */
export async function noteRightPassword(db: DbOrTx, one: Try, now: Date): Promise<void> {
  await forgetTries(db, here(one), everywhere(one))
  await takeBackTry(db, block(one), now)
}

/** The owner set a new password by mail: nobody waits for what strangers did. */
export const forgetTriesOf = (db: DbOrTx, one: Try): Promise<void> =>
  forgetTries(db, here(one), everywhere(one))
