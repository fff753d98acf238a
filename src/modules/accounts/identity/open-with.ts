import { randomInt } from 'node:crypto'
import type { Cx } from '../../../platform/cx.ts'
import { type Account, findAccountByEmail } from '../../../platform/session/accounts.ts'
import { UserId } from '../person-fields.ts'
import { freeUserIds, isTaken, openAccount } from '../registration.ts'
import { forgetAttempt } from './attempts.ts'
import type { Stranger } from './identity.ts'

/** A free name for entering like the e-mail; who comes from another service seldom needs it. */
export async function userIdFor({ db, now }: Pick<Cx, 'db' | 'now'>, email: string): Promise<string> {
  const stem = (email.split('@')[0] ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '.')
  const wanted = UserId.safeParse(stem.slice(0, 30).replace(/^\.|\.$/g, '')).data ?? 'persona'
  if (!(await isTaken(db, wanted))) return wanted
  return (await freeUserIds(db, wanted, now))[0] ?? `${wanted}-${randomInt(1_000_000, 10_000_000)}`
}

/** Opens the account of somebody whose address the other service proved, linked from the start. */
export async function openWith(
  cx: Cx,
  { id, stranger }: { id: string; stranger: Stranger },
  name: string,
): Promise<Account | undefined> {
  const userId = await userIdFor(cx, stranger.email)
  return cx.db.transaction().execute(async (tx) => {
    if (!(await forgetAttempt(tx, id)) || (await findAccountByEmail(tx, stranger.email))) return undefined
    const person = { userId, name, email: stranger.email, lang: cx.lang, identity: stranger }
    return openAccount(tx, person, cx.now)
  })
}
