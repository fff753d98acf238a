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

/** Roles held for one body each, whose permissions count for that body only. */
export const BODY_ROLES: readonly Role[] = [
  'organization_editor',
  'organization_owner',
  'public_body_officer',
]

/** Roles of those who work for the territory: they count only once a second factor was given. */
export const STAFF_ROLES: readonly Role[] = ROLES.filter((role) => !BODY_ROLES.includes(role))

export const isRole = (value: string): value is Role => (ROLES as readonly string[]).includes(value)

/** A permission, named `module.verb` and granted to roles by the module's manifest. */
export type Permission = `${string}.${string}`

/** What one grant allows, and where: everywhere unless it names a body or a territory. */
export interface Grant {
  role: Role
  permissions: ReadonlySet<Permission>
  organizationId?: string
  /** ISTAT code of a region, province or municipality. */
  territory?: string
}

/** Who is asking; `undefined` stands for anyone who has not signed in. */
export interface Actor {
  /** Id of the account, or of the link by which somebody entered. */
  id: string
  sessionId: string
  name: string
  /** False for who entered by an operator's link. */
  hasAccount: boolean
  roles: readonly Role[]
  /** Held everywhere. */
  permissions: ReadonlySet<Permission>
  /** All that is held, with where. */
  grants: readonly Grant[]
  /** Sequence number of what this session changed in the last minute. */
  written?: number
}
