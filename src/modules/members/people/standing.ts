import type { Tx } from '../../../platform/db/database.ts'
import { endGrant, grantRole } from '../../accounts/api.ts'
import { listPeople, lockOrganization, type Member } from '../request-queries.ts'
import { isOwner, type MemberRole, type PeopleRefusal } from './rules.ts'

/** Who changes what for whom, when. */
export interface Change {
  organizationId: string
  personId: string
  by: { id: string; name: string }
  now: Date
}

/** The people of an organisation, kept from changing until the transaction ends, when an owner asks. */
export async function lockAsOwner(
  tx: Tx,
  { organizationId, by, now }: Pick<Change, 'organizationId' | 'by' | 'now'>,
): Promise<Member[] | PeopleRefusal> {
  if (!(await lockOrganization(tx, organizationId))) return 'gone'
  const people = await listPeople(tx, organizationId, now)
  // Asked again: they may have been one when the request came and be one no more when it is their turn.
  return isOwner(people, by.id) ? people : 'not_owner'
}

/** All that somebody holds in an organisation ends; returns the grant that said most. */
export async function endAll(
  tx: Tx,
  people: readonly Member[],
  { organizationId, personId, by, now }: Change,
  why: string,
): Promise<Member | undefined> {
  const held = people.filter(({ id }) => id === personId)
  for (const { grantId, role } of held) {
    const grant = { id: grantId, accountId: personId, role: role as MemberRole, organizationId }
    await endGrant(tx, grant, { by, now, why })
  }
  return held[0]
}

/** Somebody holds this role in an organisation and no other. */
export async function holdOnly(
  tx: Tx,
  people: readonly Member[],
  change: Change,
  { role, why }: { role: MemberRole; why: string },
): Promise<string> {
  await endAll(tx, people, change, why)
  const { organizationId, personId, by, now } = change
  return grantRole(tx, personId, { role, organizationId }, { by, now, why })
}
