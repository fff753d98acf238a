import type { Module } from '../../platform/module.ts'
import { bodyRoutes } from './bodies/routes.tsx'
import { forgetChanges } from './bulk/change.ts'
import { changeRoutes } from './bulk/routes.tsx'
import { runChange } from './bulk/run-pass.ts'
import { refreshPairs } from './duplicates/pairs.ts'
import { duplicateRoutes } from './duplicates/routes.tsx'
import { markRoutes } from './marks/routes.tsx'
import './messages.ts'
import { BODIES, DUPLICATES } from './paths.ts'
import { mayList, mayMergeSomewhere } from './permissions.ts'
import { viewRoutes } from './saved/routes.tsx'
import { forgetViews } from './saved/saved-views.ts'
import { staffLinks } from './staff-links.ts'
import './tables.ts'
import { listsPrivacy } from './privacy.ts'

/** The staff's lists of organisations: found, ordered, kept, and changed many at once. */
export const lists: Module = {
  name: 'lists',
  uses: ['taxonomy', 'territory', 'directory', 'editing', 'members', 'freshness'],
  privacy: listsPrivacy,
  routes: [...bodyRoutes, ...viewRoutes, ...markRoutes, ...changeRoutes, ...duplicateRoutes],
  permissions: {
    'lists.views': ['chief_editor', 'territory_admin'],
    'lists.change': ['web_editor', 'chief_editor', 'territory_admin'],
    'lists.merge': ['web_editor', 'chief_editor', 'territory_admin'],
    'lists.verify': ['web_editor', 'chief_editor', 'register_officer'],
  },
  navigation: [
    { key: 'editing.bodies.title', path: BODIES, order: 110, allow: mayList },
    { key: 'lists.duplicates', path: DUPLICATES, order: 115, allow: mayMergeSomewhere },
  ],
  bodyLinks: staffLinks,
  examples: async (db) => {
    const view = await db.selectFrom('list_view').select('id').limit(1).executeTakeFirst()
    const none = '00000000-0000-7000-8000-000000000000'
    const change = await db.selectFrom('bulk_change').select('id').limit(1).executeTakeFirst()
    return { uno: none, altro: none, unione: none, modifica: change?.id ?? none, vista: view?.id ?? none }
  },
  jobs: {
    find_duplicates: {
      cron: '20 1 * * *',
      run: async ({ db }) => void (await refreshPairs(db, new Date())),
      expiresIn: 3_600,
    },
    change: { run: runChange, retries: 5, expiresIn: 3_600 },
    forget: {
      cron: '30 3 * * *',
      run: async ({ db }) => {
        await forgetViews(db, new Date())
        await forgetChanges(db, new Date())
      },
    },
  },
}
