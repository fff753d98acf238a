import type { Module } from '../../platform/module.ts'
import { adminLink, firstLink } from './admin-link.ts'
import './messages.ts'
import { mayReadLog } from './permissions.ts'
import { routes } from './routes.tsx'

/** How staff enter and leave, what they find inside, and the log of what they did. */
export const staff: Module = {
  name: 'staff',
  routes,
  permissions: {
    'staff.audit': ['territory_admin'],
    'staff.people': ['territory_admin', 'system_admin'],
    'staff.grant': ['territory_admin'],
  },
  navigation: [{ key: 'staff.audit_title', path: '/gestione/registro', order: 900, allow: mayReadLog }],
  commands: [adminLink],
  firstStart: async (services) => [await firstLink(services)],
  examples: async () => ({ token: 'unknown' }),
}
