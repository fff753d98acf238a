import type { Actor, Permission } from './actor.ts'

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
