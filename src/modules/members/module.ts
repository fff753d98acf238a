import type { Module } from '../../platform/module.ts'
import { areaRoutes } from './area-routes.tsx'
import { claimRoutes } from './claim-routes.tsx'
import { decideRoutes } from './decide-routes.tsx'
import { CLAIM_KIND, CLAIMS, REGISTRATION_KIND, REGISTRATIONS } from './kinds.ts'
import { sendLetter } from './mail.ts'
import './messages.ts'
import { registerRoutes } from './register-routes.tsx'
import './tables.ts'

/** How people come to look after organisations, alone and together. */
export const members: Module = {
  name: 'members',
  uses: ['accounts', 'board', 'taxonomy', 'territory', 'directory', 'editing'],
  routes: [...areaRoutes, ...registerRoutes, ...claimRoutes, ...decideRoutes],
  permissions: {
    'members.claims': ['urp_operator', 'web_editor', 'chief_editor'],
    'members.registrations': ['web_editor', 'chief_editor'],
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
  jobs: { mail: { run: sendLetter, retries: 5 } },
  examples: async () => ({ richiesta: 'none' }),
}
