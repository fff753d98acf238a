import type { Module } from '../../platform/module.ts'
import { countShown } from './count-shown.ts'
import { forgetVisits } from './forget.ts'
import { writeVisits } from './gather.ts'
import './messages.ts'
import { visitsPath } from './paths.ts'
import { visitsRoutes } from './routes.tsx'
import './tables.ts'
import { visitsPrivacy } from './privacy.ts'

/** How often each organisation is found: counts without persons, for the organisation itself. */
export const visits: Module = {
  name: 'visits',
  uses: ['accounts', 'thesaurus', 'directory'],
  privacy: visitsPrivacy,
  routes: visitsRoutes,
  permissions: { 'visits.read': ['organization_owner', 'organization_editor'] },
  onShown: countShown,
  bodyLinks: async (cx, organizationId, place) =>
    place === 'area'
      ? [{ label: cx.t('visits.title'), hint: cx.t('visits.hint'), path: visitsPath(organizationId) }]
      : [],
  jobs: { forget: { run: ({ db }) => forgetVisits(db, new Date()), cron: '50 3 * * *' } },
  // The others' endings go on also when the database is away: then these counts are lost.
  stop: ({ db, log }) =>
    writeVisits(db).catch((error) => log.error({ err: error }, 'the last visits were not written')),
}
