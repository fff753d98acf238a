import type { Actor, Grant, Permission } from './actor.ts'

/** Whether somebody may use a route on the thing it loaded. Pure and total; its name shows in the route map. */
export type Policy<Resource = unknown> = (actor: Actor | undefined, resource: Resource) => boolean

/** Everybody, signed in or not. */
export const anyone: Policy = () => true

/** Whoever has signed in. */
export const signedIn: Policy = (actor) => actor !== undefined

/** Whoever holds a role to which a manifest grants the permission. */
export function can(permission: Permission): Policy {
  const policy: Policy = (actor) => actor?.permissions.has(permission) === true
  Object.defineProperty(policy, 'name', { value: permission })
  return policy
}

/** Where a thing belongs: to a body, and in a municipality. */
export interface Place {
  organizationId?: string | undefined
  /** ISTAT code of its municipality, six digits, with those of its province and region. */
  territories?: readonly string[] | undefined
}

/** Whether a person holds the permission for a thing that belongs there. */
export const holds = (actor: Actor | undefined, permission: Permission, place: Place): boolean =>
  actor?.grants.some((grant) => grant.permissions.has(permission) && reaches(grant, place)) === true

/** Whether a person holds the permission in each of these places; for `null`, everywhere. */
export const holdsInAll = (
  actor: Actor | undefined,
  permission: Permission,
  places: readonly Place[] | null,
): boolean =>
  places === null
    ? actor?.permissions.has(permission) === true
    : places.length > 0 && places.every((place) => holds(actor, permission, place))

const reaches = ({ organizationId, territory }: Grant, place: Place): boolean =>
  (organizationId === undefined || organizationId === place.organizationId) &&
  (territory === undefined || place.territories?.includes(territory) === true)

/** Whoever holds the permission for the body, or the territory, that the loaded thing belongs to. */
export function canFor<Resource>(
  permission: Permission,
  placeOf: (resource: Resource) => Place,
): Policy<Resource> {
  const policy: Policy<Resource> = (actor, resource) => holds(actor, permission, placeOf(resource))
  Object.defineProperty(policy, 'name', { value: `${permission} for its body` })
  return policy
}

/** Whoever holds the permission anywhere; what is shown must be only what is theirs. */
export function canSomewhere(permission: Permission): Policy {
  const policy: Policy = (actor) =>
    actor?.grants.some(({ permissions }) => permissions.has(permission)) === true
  Object.defineProperty(policy, 'name', { value: `${permission} somewhere` })
  return policy
}

/** Where somebody holds a permission: ISTAT codes of territories, or `undefined` for everywhere; bodies do not count. */
export function reachOf(actor: Actor | undefined, permission: Permission): readonly string[] | undefined {
  const grants =
    actor?.grants.filter((grant) => grant.permissions.has(permission) && !grant.organizationId) ?? []
  if (grants.some(({ territory }) => territory === undefined)) return undefined
  return [...new Set(grants.flatMap(({ territory }) => territory ?? []))]
}
