import type { Permission, Role } from '../../platform/http/actor.ts'
import type { MessageKey } from '../../platform/i18n/messages.ts'

/** The message that says a permission in plain words; a test demands one of every manifest. */
export function permissionKey(permission: Permission): MessageKey {
  const [module, name] = permission.split('.')
  return `${module}.permission.${name}` as MessageKey
}

/** The name of a role. */
export const roleKey = (role: Role): MessageKey => `staff.role.${role}`

/** One sentence that says what somebody with the role does. */
export const roleAboutKey = (role: Role): MessageKey => `staff.role_about.${role}`
