import type { Tx } from '../../../platform/db/database.ts'
import { listPeople, lockOrganization } from '../request-queries.ts'
import { withdrawHandOvers } from './hand-over.ts'
import { withdrawInvitationsOf } from './invite.ts'
import { tell } from './note.ts'
import { hasOtherOwner, isOwner, type MemberRole, type PeopleRefusal } from './rules.ts'
import { type Change, endAll, holdOnly, lockAsOwner } from './standing.ts'

/** An owner makes a colleague owner or editor, or steps back to editor; never when nobody would answer any more. */
export async function changeRole(
  tx: Tx,
  change: Change & { role: MemberRole },
): Promise<PeopleRefusal | undefined> {
  const { personId, role, organizationId, by } = change
  const people = await lockAsOwner(tx, change)
  if (typeof people === 'string') return people
  const held = people.find(({ id }) => id === personId)
  if (!held) return 'not_there'
  if (held.role === role) return undefined
  if (role === 'organization_editor' && !hasOtherOwner(people, personId)) return 'last_owner'
  await holdOnly(tx, people, change, { role, why: 'role changed' })
  if (role === 'organization_editor') await withdrawHandOvers(tx, change)
  if (personId !== by.id) await tell(tx, { letter: 'role', organizationId, personId, by: by.name, role })
  return undefined
}

/** An owner ends the access of a colleague at once; it can be given back for 30 days. */
export async function endAccess(tx: Tx, change: Change): Promise<PeopleRefusal | undefined> {
  if (change.personId === change.by.id) return 'own'
  const people = await lockAsOwner(tx, change)
  if (typeof people === 'string') return people
  if (isOwner(people, change.personId) && !hasOtherOwner(people, change.personId)) return 'last_owner'
  return end(tx, change, 'owner')
}

/** The staff ends the access of somebody, even of the last owner: somebody may have got in who should not. */
export async function endAccessByStaff(tx: Tx, change: Change): Promise<PeopleRefusal | undefined> {
  if (change.personId === change.by.id) return 'own'
  if (!(await lockOrganization(tx, change.organizationId))) return 'gone'
  return end(tx, change, 'staff')
}

async function end(tx: Tx, change: Change, byWhom: 'owner' | 'staff'): Promise<PeopleRefusal | undefined> {
  const { organizationId, personId, by, now } = change
  const ended = await endAll(tx, await listPeople(tx, organizationId, now), change, `ended by ${byWhom}`)
  if (!ended) return 'not_there'
  const row = { by_whom: byWhom, ended_by: by.id, ended_name: by.name, ended_at: now }
  await tx
    .insertInto('access_end')
    .values({ grant_id: ended.grantId, organization_id: organizationId, account_id: personId, ...row })
    .execute()
  await withdrawHandOvers(tx, change)
  await withdrawInvitationsOf(tx, personId, organizationId)
  await tell(tx, { letter: 'ended', organizationId, personId, by: by.name })
  return undefined
}

/** Somebody leaves by themselves; the last owner hands over first. */
export async function leave(tx: Tx, asked: Omit<Change, 'personId'>): Promise<PeopleRefusal | undefined> {
  const { organizationId, by, now } = asked
  const change = { ...asked, personId: by.id }
  if (!(await lockOrganization(tx, organizationId))) return 'gone'
  const people = await listPeople(tx, organizationId, now)
  if (isOwner(people, by.id) && !hasOtherOwner(people, by.id)) return 'last_owner'
  if (!(await endAll(tx, people, change, 'left'))) return 'not_there'
  await withdrawHandOvers(tx, change)
  return undefined
}
