import { type Actor, BODY_ROLES, type Role } from '../../../platform/http/actor.ts'

/** Why a role cannot be given or ended; each is the end of a message key. */
export type GrantRefusal = 'own_rights' | 'body_role' | 'outside' | 'ends_before' | 'already' | 'last_admin'

/** What is to be given: `territory` absent means everywhere. */
export interface Wanted {
  role: Role
  territory?: string | undefined
  validTo?: Date | undefined
}

/** Whether a grant for `wider` (absent: everywhere) covers `territory`; a municipality's code begins with its province's. */
export const covers = (wider: string | undefined, territory: string | undefined): boolean =>
  wider === undefined ||
  wider === territory ||
  (territory !== undefined && wider.length === 3 && territory.length === 6 && territory.startsWith(wider))

/** Why this person may not give the role to that one; nobody raises their own rights or gives beyond their territory. */
export function grantRefusal(
  actor: Pick<Actor, 'id' | 'grants'>,
  personId: string,
  wanted: Wanted,
  held: readonly Pick<Wanted, 'role' | 'territory'>[],
  now: Date,
): GrantRefusal | undefined {
  if (actor.id === personId) return 'own_rights'
  if (BODY_ROLES.includes(wanted.role)) return 'body_role'
  const may = actor.grants.some(
    ({ permissions, territory, organizationId }) =>
      permissions.has('staff.grant') && organizationId === undefined && covers(territory, wanted.territory),
  )
  if (!may) return 'outside'
  if (wanted.validTo && wanted.validTo <= now) return 'ends_before'
  if (held.some(({ role, territory }) => role === wanted.role && territory === wanted.territory))
    return 'already'
  return undefined
}

/** Why this person may not end that grant; the portal always keeps somebody who gives roles. */
export function endRefusal(
  actor: Pick<Actor, 'id' | 'grants'>,
  grant: Pick<Wanted, 'role' | 'territory'>,
  otherAdmins: number,
): GrantRefusal | undefined {
  const may = actor.grants.some(
    ({ permissions, territory, organizationId }) =>
      permissions.has('staff.grant') && organizationId === undefined && covers(territory, grant.territory),
  )
  if (!may) return 'outside'
  if (grant.role === 'territory_admin' && !grant.territory && otherAdmins === 0) return 'last_admin'
  return undefined
}
