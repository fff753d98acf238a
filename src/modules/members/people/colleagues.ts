import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { listPeople, type Member } from '../request-queries.ts'

/** Whole months since somebody was last in; `undefined` after six, when nothing remembers it any more. */
export type MonthsAway = number | undefined

/** One person of an organisation, once, as owner where they hold both roles. */
export interface Colleague extends Pick<Member, 'id' | 'name' | 'role' | 'since'> {
  away: MonthsAway
}

const MONTH = 30 * 86_400_000

/** Who looks after an organisation, since when and when last seen in months: no day, no address. */
export async function listColleagues(db: DbOrTx, organizationId: string, now: Date): Promise<Colleague[]> {
  const people = await listPeople(db, organizationId, now)
  const once = people.filter(({ id }, at) => people.findIndex((one) => one.id === id) === at)
  const seen = await lastSeen(
    db,
    once.map(({ id }) => id),
  )
  return once.map(({ id, name, role, since }) => {
    const last = seen.get(id)
    return { id, name, role, since, away: last && Math.floor((now.getTime() - last.getTime()) / MONTH) }
  })
}

/** The last moment each was in, of what sessions and known places remember: 180 days. */
async function lastSeen(db: DbOrTx, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; last: Date }>`
    select account_id as id, max(last_seen_at) as last from (
      select account_id, last_seen_at from session where account_id = any(${[...ids]}::uuid[])
      union all select account_id, last_seen_at from known_device where account_id = any(${[...ids]}::uuid[])
    ) seen group by account_id`.execute(db)
  return new Map(rows.map(({ id, last }) => [id, last]))
}
