import type { Module } from '../../platform/module.ts'
import { areaRoutes } from './area-routes.tsx'
import { claimRoutes } from './claim-routes.tsx'
import { decideRoutes } from './decide-routes.tsx'
import { followMerge, followSplit } from './follow-merge.ts'
import { CLAIM_KIND, CLAIMS, REGISTRATION_KIND, REGISTRATIONS } from './kinds.ts'
import { sendLetter } from './mail.ts'
import './messages.ts'
import { joinInvited } from './people/accept.ts'
import { passOn } from './people/answer.ts'
import { answerRoutes } from './people/answer-routes.tsx'
import { forgetPerson } from './people/forget-person.ts'
import { forgetOldEnds } from './people/give-back.ts'
import { handOverRoutes } from './people/hand-over-routes.tsx'
import { inviteRoutes } from './people/invite-routes.tsx'
import { keepsLastOwner } from './people/keeps-last-owner.ts'
import { peopleLinks } from './people/people-links.ts'
import { peopleRoutes } from './people/people-routes.tsx'
import { remindOwners } from './people/remind.ts'
import { sendReminder } from './people/remind-mail.ts'
import { staffPeopleRoutes } from './people/staff-routes.tsx'
import { tellPerson } from './people/tell.ts'
import { welcomeRoutes } from './people/welcome-routes.tsx'
import { registerRoutes } from './register-routes.tsx'
import './tables.ts'
import { membersPrivacy } from './privacy.ts'

/** How people come to look after organisations, alone and together. */
export const members: Module = {
  name: 'members',
  uses: ['accounts', 'board', 'taxonomy', 'territory', 'directory', 'editing'],
  privacy: membersPrivacy,
  routes: [
    ...areaRoutes,
    ...registerRoutes,
    ...claimRoutes,
    ...decideRoutes,
    ...inviteRoutes,
    ...peopleRoutes,
    ...welcomeRoutes,
    ...handOverRoutes,
    ...answerRoutes,
    ...staffPeopleRoutes,
  ],
  permissions: {
    'members.claims': ['urp_operator', 'web_editor', 'chief_editor'],
    'members.registrations': ['web_editor', 'chief_editor'],
    'members.colleagues': ['organization_editor', 'organization_owner'],
    'members.manage': ['organization_owner'],
    'members.bodies': ['web_editor', 'chief_editor', 'territory_admin'],
  },
  waits: {
    [CLAIM_KIND]: {
      label: 'members.claims',
      permission: 'members.claims',
      days: 3,
      path: (id) => `${CLAIMS}/${id}`,
    },
    [REGISTRATION_KIND]: {
      label: 'members.registrations',
      permission: 'members.registrations',
      days: 3,
      path: (id) => `${REGISTRATIONS}/${id}`,
    },
  },
  jobs: {
    mail: { run: sendLetter },
    tell: { run: tellPerson },
    remind: { run: ({ db }) => remindOwners(db, new Date()), cron: '30 7 * * *' },
    remind_mail: { run: sendReminder },
    pass_on: { run: ({ db }) => passOn(db, new Date()), cron: '25 5 * * *' },
    forget: { run: ({ db }) => forgetOldEnds(db, new Date()), cron: '15 3 * * *' },
  },
  on: {
    'accounts.removed': forgetPerson,
    'lists.merged': followMerge,
    'lists.unmerged': followSplit,
  },
  onInvitation: joinInvited,
  keepsAccount: keepsLastOwner,
  bodyLinks: peopleLinks,
  examples: async () => ({ richiesta: 'none', invito: 'none', passaggio: 'none' }),
}
