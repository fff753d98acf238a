import { sql } from 'kysely'
import type { Db, DbOrTx } from '../db/database.ts'
import { type Actor, isRole, type Role } from '../http/actor.ts'
import { newId } from '../ids.ts'
import type { Modules } from '../modules.ts'
import { newToken, tokenHash } from './tokens.ts'

/** Hours after which somebody who did nothing must enter again. */
export const IDLE_HOURS = 12
/** Hours after which everybody must enter again. */
export const SESSION_HOURS = 72

/** Milliseconds for which one's searches wait for one's own changes; later every node has them anyway. */
const WRITTEN_MS = 60_000

/** Name of the only cookie; it exists only after entering. */
export const SESSION_COOKIE = 'tessuto_session'

const hoursAfter = (date: Date, hours: number): Date => new Date(date.getTime() + hours * 3_600_000)

/** Opens a session and returns its token, which is told once and never stored. */
export async function openSession(
  tx: DbOrTx,
  { entryLinkId, name, roles, now }: { entryLinkId: string; name: string; roles: readonly Role[]; now: Date },
): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('session')
    .values({
      id: newId(now),
      token_hash: tokenHash(token),
      entry_link_id: entryLinkId,
      name,
      roles: [...roles],
      created_at: now,
      last_seen_at: now,
      expires_at: hoursAfter(now, SESSION_HOURS),
    })
    .execute()
  return token
}

/** Who holds this token now, or `undefined`. Remembers the visit at most once a minute. */
export async function findActor(
  db: Db,
  modules: Modules,
  token: string,
  now: Date,
): Promise<Actor | undefined> {
  const session = await db
    .selectFrom('session')
    .select(['id', 'entry_link_id', 'name', 'roles', 'last_seen_at', 'written_seq', 'written_at'])
    .where('token_hash', '=', tokenHash(token))
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', hoursAfter(now, -IDLE_HOURS))
    .executeTakeFirst()
  if (!session) return undefined
  if (now.getTime() - session.last_seen_at.getTime() > 60_000) {
    await db.updateTable('session').set({ last_seen_at: now }).where('id', '=', session.id).execute()
  }
  const roles = session.roles.filter(isRole)
  const { written_seq: written, written_at: at } = session
  return {
    id: session.entry_link_id,
    sessionId: session.id,
    name: session.name,
    roles,
    permissions: modules.permissionsOf(roles),
    ...(written !== null && at && now.getTime() - at.getTime() < WRITTEN_MS && { written }),
  }
}

/** Remembers that this person changed something: their next searches must show it, on every node. */
export async function rememberWrite(db: Db, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ written_seq: sql`(select last_value from search_seq)`, written_at: now })
    .where('id', '=', sessionId)
    .execute()
}

/** Ends a session at once, wherever it is open. */
export async function closeSession(db: DbOrTx, sessionId: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', sessionId).execute()
}
