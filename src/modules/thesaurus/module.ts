import type { Module } from '../../platform/module.ts'
import { writeSearches } from './asked.ts'
import { entryRoutes } from './entry-routes.tsx'
import { forgetSearches } from './forget-searches.ts'
import { loadEntries } from './load.ts'
import './messages.ts'
import { ENTRIES, SEARCHES } from './paths.ts'
import { mayAddWords } from './permissions.ts'
import { searchRoutes } from './search-routes.tsx'
import { forgetThesaurus } from './snapshot.ts'
import './tables.ts'
import { thesaurusPrivacy } from './privacy.ts'

/** The words people use: what they mean for the search, and what was searched. */
export const thesaurus: Module = {
  name: 'thesaurus',
  uses: ['taxonomy', 'territory'],
  privacy: thesaurusPrivacy,
  routes: [...entryRoutes, ...searchRoutes],
  permissions: { 'thesaurus.edit': ['web_editor', 'chief_editor', 'territory_admin'] },
  navigation: [
    { key: 'thesaurus.searches_title', path: SEARCHES, order: 330, allow: mayAddWords },
    { key: 'thesaurus.title', path: ENTRIES, order: 340, allow: mayAddWords },
  ],
  jobs: { forget: { run: ({ db }) => forgetSearches(db, new Date()), cron: '40 3 * * *' } },
  load: async ({ db }) => {
    if (await loadEntries(db)) forgetThesaurus(db)
  },
  stop: ({ db }) => writeSearches(db),
  examples: async (db) => {
    const entry = await db.selectFrom('thesaurus_entry').select('id').orderBy('id').executeTakeFirst()
    return { voce: entry?.id ?? 'none' }
  },
}
