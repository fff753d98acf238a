/** What a person may be, each with its scope; a person's rights are the sum of the roles held. */
export const ROLES = [
  'organization_editor',
  'organization_owner',
  'urp_operator',
  'web_editor',
  'chief_editor',
  'register_officer',
  'observatory_researcher',
  'public_body_officer',
  'territory_admin',
  'system_admin',
] as const
export type Role = (typeof ROLES)[number]

export const isRole = (value: string): value is Role => (ROLES as readonly string[]).includes(value)

/** A permission, named `module.verb` and granted to roles by the module's manifest. */
export type Permission = `${string}.${string}`

/** Who is asking; `undefined` stands for anyone who has not signed in. */
export interface Actor {
  id: string
  sessionId: string
  name: string
  roles: readonly Role[]
  permissions: ReadonlySet<Permission>
  /** Sequence number of what this session changed in the last minute. */
  written?: number
}
