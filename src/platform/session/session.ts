import { sql } from 'kysely'
import type { Db, DbOrTx } from '../db/database.ts'
import { PREPARED } from '../db/prepared.ts'
import { type Actor, isRole, type Role } from '../http/actor.ts'
import { newId } from '../ids.ts'
import type { Modules } from '../modules.ts'
import { actorOf, type GrantRow, grantsOf, heldOf } from './grants.ts'
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

/** Whose session it is: of who used an operator's link, with the roles of the link, or of a person with an account. */
export type SessionOwner =
  | { entryLinkId: string; name: string; roles: readonly Role[] }
  | { accountId: string; name: string; device: string; addressBlock: string; secondFactor: boolean }

/** Opens a session and returns its token, which is told once and never stored. */
export async function openSession(tx: DbOrTx, owner: SessionOwner, now: Date): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('session')
    .values({
      id: newId(now),
      token_hash: tokenHash(token),
      created_at: now,
      last_seen_at: now,
      expires_at: hoursAfter(now, SESSION_HOURS),
      ...ownerColumns(owner, now),
    })
    .execute()
  return token
}

function ownerColumns(owner: SessionOwner, now: Date) {
  if ('entryLinkId' in owner)
    return { entry_link_id: owner.entryLinkId, name: owner.name, roles: [...owner.roles] }
  const { accountId, name, device, addressBlock, secondFactor } = owner
  return {
    account_id: accountId,
    name,
    roles: [],
    device,
    address_block: addressBlock,
    second_factor_at: secondFactor ? now : null,
    proved_at: now,
  }
}

/** Who holds this token now, or `undefined`. Remembers the visit at most once a minute. */
export async function findActor(
  db: Db,
  modules: Modules,
  token: string,
  now: Date,
): Promise<Actor | undefined> {
  const session = await findSession(db, token, now)
  if (!session) return undefined
  if (now.getTime() - session.last_seen_at.getTime() > 60_000) {
    await db.updateTable('session').set({ last_seen_at: now }).where('id', '=', session.id).execute()
  }
  const { account_id: accountId, written_seq: written, written_at: at } = session
  const held = accountId
    ? heldOf(session.grants, session.second_factor_at !== null)
    : session.roles.filter(isRole).map((role) => ({ role }))
  return {
    ...actorOf(modules, held),
    id: accountId ?? session.entry_link_id ?? '',
    sessionId: session.id,
    name: session.name,
    hasAccount: accountId !== null,
    ...(written !== null && at && now.getTime() - at.getTime() < WRITTEN_MS && { written }),
  }
}

interface SessionRow {
  id: string
  entry_link_id: string | null
  account_id: string | null
  name: string
  roles: readonly string[]
  last_seen_at: Date
  written_seq: number | null
  written_at: Date | null
  second_factor_at: Date | null
  /** Of the account, those that count now. */
  grants: readonly GrantRow[]
}

/** The session and what its account holds, in one statement: every page of whoever signed in begins with it. */
async function findSession(db: Db, token: string, now: Date): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`${PREPARED}
    select s.id, s.entry_link_id, s.account_id, s.name, s.roles, s.last_seen_at, s.written_seq, s.written_at,
      s.second_factor_at, ${grantsOf(sql`s.account_id`, now)} as grants
    from session s left join account a on a.id = s.account_id
    where s.token_hash = ${tokenHash(token)} and s.expires_at > ${now}
      and s.last_seen_at > ${hoursAfter(now, -IDLE_HOURS)}
      and (s.account_id is null or a.state = 'active')`.execute(db)
  return rows[0]
}

/**
 * Remembers that this person changed something: their next searches must show it, on every node. Does not wait for the
 * disk: should the machine fall in that moment, there is nobody left to be shown it.
 */
export async function rememberWrite(db: Db, sessionId: string, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .from(sql`set_config('synchronous_commit', 'off', true)`.as('quickly'))
    .set({ written_seq: sql`(select last_value from search_seq)`, written_at: now })
    .where('id', '=', sessionId)
    .execute()
}

/** Ends a session at once, wherever it is open. */
export async function closeSession(db: DbOrTx, sessionId: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', sessionId).execute()
}
