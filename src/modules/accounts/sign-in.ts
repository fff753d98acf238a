import type { Cx } from '../../platform/cx.ts'
import type { DbOrTx } from '../../platform/db/database.ts'
import { type Account, findAccountByEmail, findAccountByUserId } from '../../platform/session/accounts.ts'
import { isKnownBlock } from './known-devices.ts'
import { isPasswordOf } from './passwords.ts'
import { noteRightPassword, waitToSignIn } from './sign-in-limits.ts'

/** Who it is; or that it is nobody we know with this password; or the seconds to wait before another try. */
export type SignIn = { account: Account } | 'wrong' | { wait: number }

/** The account that somebody means by e-mail or by name for entering, which never has an `@`. */
export const findAccountFor = (db: DbOrTx, who: string): Promise<Account | undefined> =>
  who.includes('@') ? findAccountByEmail(db, who) : findAccountByUserId(db, who)

/**
 * Checks a password. For an account that is not there, or may not enter, it does the same work and says the same.
 */
export async function checkSignIn(
  { db, now, addressBlock }: Pick<Cx, 'db' | 'now' | 'addressBlock'>,
  { who, password }: { who: string; password: string },
): Promise<SignIn> {
  const account = await findAccountFor(db, who)
  const known = await isKnownBlock(db, account?.id ?? NOBODY, addressBlock)
  const attempt = { who: account?.id ?? who, addressBlock, known }
  const wait = await waitToSignIn(db, attempt, now)
  if (wait > 0) return { wait }
  const active = account?.state === 'active' ? account : undefined
  if (!(await isPasswordOf(db, active?.id, password, now)) || !active) return 'wrong'
  await noteRightPassword(db, attempt, now)
  return { account: active }
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
