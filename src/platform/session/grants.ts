import { type RawBuilder, sql } from 'kysely'
import type { DbOrTx } from '../db/database.ts'
import { type Actor, BODY_ROLES, type Grant, isRole, type Role, STAFF_ROLES } from '../http/actor.ts'
import type { Modules } from '../modules.ts'

/** A role as it was granted, with where it counts. */
export interface Held {
  role: Role
  organizationId?: string
  territory?: string
}

/** A grant as it is read. */
export interface GrantRow {
  role: string
  organization_id: string | null
  territory: string | null
}

/** The grants of an account that count now, as a list inside a statement. */
export const grantsOf = (accountId: RawBuilder<unknown>, now: Date) => sql<GrantRow[]>`array(
  select json_build_object('role', g.role, 'organization_id', g.organization_id, 'territory', g.territory)
  from role_grant g where g.account_id = ${accountId}
    and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now}))`

/** What an account holds now; staff roles only for a session that gave the second factor. */
export async function validGrants(
  db: DbOrTx,
  accountId: string,
  secondFactor: boolean,
  now: Date,
): Promise<Held[]> {
  const { rows } = await sql<{ grants: GrantRow[] }>`
    select ${grantsOf(sql`${accountId}`, now)} as grants`.execute(db)
  return heldOf(rows[0]?.grants ?? [], secondFactor)
}

/** What some grants give; staff roles only for a session that gave the second factor. */
export const heldOf = (rows: readonly GrantRow[], secondFactor: boolean): Held[] =>
  rows.flatMap(({ role, organization_id: organizationId, territory }) => {
    if (!isRole(role) || (!secondFactor && STAFF_ROLES.includes(role))) return []
    return [{ role, ...(organizationId && { organizationId }), ...(territory && { territory }) }]
  })

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
