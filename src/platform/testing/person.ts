import type { Db } from '../db/database.ts'
import { newId } from '../ids.ts'
import type { Held } from '../session/grants.ts'
import { openSession, SESSION_COOKIE } from '../session/session.ts'

let made = 0

/** An account that holds these roles, signed in with a second factor: its id, name and Cookie header. */
export async function personWith(db: Db, held: readonly Held[]) {
  const now = new Date()
  const id = newId(now)
  const name = `Persona ${++made}`
  const userId = `persona${made}-${id.slice(-12)}`
  await db
    .insertInto('account')
    .values({ id, user_id: userId, email: `${userId}@example.org`, name, state: 'active' })
    .execute()
  for (const { role, organizationId = null, territory = null } of held) {
    await db
      .insertInto('role_grant')
      .values({
        id: newId(now),
        account_id: id,
        role,
        organization_id: organizationId,
        territory,
        valid_to: null,
        granted_by: 'test',
      })
      .execute()
  }
  const device = { device: 'Prova', addressBlock: '127.0.0.0/24' }
  const token = await openSession(db, { accountId: id, name, ...device, secondFactor: true }, now)
  return { id, name, cookie: `${SESSION_COOKIE}=${token}` }
}
