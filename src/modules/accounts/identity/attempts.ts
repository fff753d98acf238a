import type { Cx } from '../../../platform/cx.ts'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import { newToken, tokenHash } from '../../../platform/session/tokens.ts'
import type { Stranger } from './identity.ts'

/** Minutes to come back from another service, and then to choose. */
export const ATTEMPT_MINUTES = 30

/** Name of the cookie that ties an attempt to the browser that began it; only who picks another service gets it. */
export const ATTEMPT_COOKIE = 'tessuto_attempt'

interface Begun {
  provider: string
  state: string
  nonce: string
  codeVerifier: string
  fresh: boolean
  next: string | undefined
}

/** Remembers what must come back; returns the Set-Cookie line for the browser that goes. */
export async function keepAttempt({ db, now, site }: Cx, begun: Begun): Promise<string> {
  const token = newToken()
  await db
    .insertInto('identity_attempt')
    .values({
      id: newId(now),
      token_hash: tokenHash(token),
      provider: begun.provider,
      state: begun.state,
      nonce: begun.nonce,
      code_verifier: begun.codeVerifier,
      fresh: begun.fresh,
      next: begun.next ?? null,
      returned_at: null,
      identity: null,
      expires_at: new Date(now.getTime() + ATTEMPT_MINUTES * 60_000),
    })
    .execute()
  const secure = site.baseUrl.startsWith('https:') ? '; Secure' : ''
  return `${ATTEMPT_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${ATTEMPT_MINUTES * 60}${secure}`
}

/** The attempt of this browser, used up: whatever comes back with the same state again finds nothing. */
export const spendAttempt = ({ db, now }: Pick<Cx, 'db' | 'now'>, provider: string, request: Request) =>
  db
    .updateTable('identity_attempt')
    .set({ returned_at: now })
    .where('token_hash', '=', attemptHash(request))
    .where('provider', '=', provider)
    .where('returned_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['id', 'state', 'nonce', 'code_verifier as codeVerifier', 'fresh', 'next'])
    .executeTakeFirst()

/** Keeps what the service said of somebody unknown, until they choose. */
export async function keepStranger(db: DbOrTx, id: string, stranger: Stranger): Promise<void> {
  await db
    .updateTable('identity_attempt')
    .set({ identity: JSON.stringify(stranger) })
    .where('id', '=', id)
    .execute()
}

/** The unknown person of this browser, who is to choose. */
export async function findStranger(
  { db, now }: { db: DbOrTx; now: Date },
  request: Request,
): Promise<{ id: string; provider: string; stranger: Stranger } | undefined> {
  const row = await db
    .selectFrom('identity_attempt')
    .select(['id', 'provider', 'identity'])
    .where('token_hash', '=', attemptHash(request))
    .where('identity', 'is not', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.identity ? { id: row.id, provider: row.provider, stranger: row.identity } : undefined
}

/** Forgets an attempt; of two who choose at once, one is told that it was there. */
export async function forgetAttempt(db: DbOrTx, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('identity_attempt').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

function attemptHash(request: Request): Buffer {
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='))
  return tokenHash(pairs.find(([name]) => name === ATTEMPT_COOKIE)?.[1] ?? '')
}
