import type { DbOrTx } from '../db/database.ts'
import { type Actor, BODY_ROLES, type Grant, isRole, type Role, STAFF_ROLES } from '../http/actor.ts'
import type { Modules } from '../modules.ts'

/** A role as it was granted, with where it counts. */
export interface Held {
  role: Role
  organizationId?: string
  territory?: string
}

/** What an account holds now; staff roles only for a session that gave the second factor. */
export async function validGrants(
  db: DbOrTx,
  accountId: string,
  secondFactor: boolean,
  now: Date,
): Promise<Held[]> {
  const rows = await db
    .selectFrom('role_grant')
    .select(['role', 'organization_id', 'territory'])
    .where('account_id', '=', accountId)
    .where('valid_from', '<=', now)
    .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', now)]))
    .execute()
  return rows.flatMap(({ role, organization_id: organizationId, territory }) => {
    if (!isRole(role) || (!secondFactor && STAFF_ROLES.includes(role))) return []
    return [{ role, ...(organizationId && { organizationId }), ...(territory && { territory }) }]
  })
}

/** What a person with these roles may do, and where; a role for a body counts nowhere without one. */
export function actorOf(
  modules: Modules,
  held: readonly Held[],
): Pick<Actor, 'roles' | 'permissions' | 'grants'> {
  const grants: Grant[] = held
    .filter(({ role, organizationId }) => organizationId !== undefined || !BODY_ROLES.includes(role))
    .map((one) => ({ ...one, permissions: modules.permissionsOf([one.role]) }))
  const everywhere = grants.filter(({ organizationId, territory }) => !organizationId && !territory)
  return {
    roles: [...new Set(held.map(({ role }) => role))],
    permissions: new Set(everywhere.flatMap(({ permissions }) => [...permissions])),
    grants,
  }
}
