import type { Module } from '../../platform/module.ts'
import { feedbackRoutes } from './feedback-routes.tsx'
import { forgetDetails } from './forget.ts'
import { legalRoutes } from './legal-routes.tsx'
import { machineRoutes } from './machine-routes.ts'
import './messages.ts'
import { mayReadFeedback, mayWatchSystem } from './permissions.ts'
import { SYSTEM, systemRoutes } from './system/routes.tsx'
import './tables.ts'
import { portalPrivacy } from './privacy.ts'

/** What belongs to the portal as a whole: opinions on its pages, legal pages, sitemap, status. */
export const portal: Module = {
  name: 'portal',
  uses: ['staff'],
  privacy: portalPrivacy,
  routes: [...legalRoutes, ...feedbackRoutes, ...systemRoutes, ...machineRoutes],
  permissions: {
    'portal.feedback': ['web_editor', 'chief_editor', 'territory_admin'],
    'portal.system': ['system_admin', 'territory_admin'],
  },
  navigation: [
    { key: 'portal.satisfaction_title', path: '/gestione/gradimento', order: 500, allow: mayReadFeedback },
    { key: 'portal.system_title', path: SYSTEM, order: 900, allow: mayWatchSystem },
  ],
  jobs: { forget: { run: ({ db }) => forgetDetails(db, new Date()), cron: '45 3 * * *' } },
  examples: async (db) => {
    const vote = await db.selectFrom('page_feedback').select('id').orderBy('id', 'desc').executeTakeFirst()
    return { vote: vote?.id ?? 'none', file: '1.xml' }
  },
}
