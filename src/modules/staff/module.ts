import type { Module } from '../../platform/module.ts'
import { adminLink, firstLink } from './admin-link.ts'
import './messages.ts'
import { adminAccount, HOW_TO_HAVE_ACCOUNTS } from './people/admin-account.ts'
import { giveInvitedRole } from './people/invite.ts'
import { inviteRoutes } from './people/invite-routes.tsx'
import { keepsLastAdmin } from './people/keeps-last-admin.ts'
import { mailPerson } from './people/mail.ts'
import { PEOPLE } from './people/paths.ts'
import { remindRoles } from './people/remind.ts'
import { peopleRoutes } from './people/routes.tsx'
import { mayManagePeople, mayReadLog } from './permissions.ts'
import { routes } from './routes.tsx'

/** How staff enter and leave, what they find inside, and the log of what they did. */
export const staff: Module = {
  name: 'staff',
  uses: ['accounts', 'territory'],
  routes: [...routes, ...inviteRoutes, ...peopleRoutes],
  permissions: {
    'staff.audit': ['territory_admin'],
    'staff.people': ['territory_admin', 'system_admin'],
    'staff.grant': ['territory_admin'],
  },
  navigation: [
    { key: 'staff.people_title', path: PEOPLE, order: 880, allow: mayManagePeople },
    { key: 'staff.audit_title', path: '/gestione/registro', order: 900, allow: mayReadLog },
  ],
  jobs: {
    mail: { run: mailPerson },
    remind: { run: ({ db }) => remindRoles(db, new Date()), cron: '35 7 * * *' },
  },
  commands: [adminLink, adminAccount],
  onInvitation: giveInvitedRole,
  keepsAccount: keepsLastAdmin,
  firstStart: async (services) => [await firstLink(services), HOW_TO_HAVE_ACCOUNTS],
  examples: async () => ({ token: 'unknown', persona: 'none', grant: 'none' }),
}
