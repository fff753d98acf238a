import { documentRoutes } from '../../platform/documents/routes.ts'
import { sweepFiles } from '../../platform/files/sweep-files.ts'
import type { Module } from '../../platform/module.ts'
import { pictureRoutes } from '../../platform/pictures/routes.ts'
import './messages.ts'
import { codeJobs } from './codes/code-jobs.ts'
import { codeRoutes } from './codes/code-routes.tsx'
import { CODES } from './codes/paths.ts'
import { mayReadCodes } from './codes/permissions.ts'
import { demo } from './demo/demo.ts'
import { EVENTS_PATH, eventRoutes } from './events/event-routes.tsx'
import { mayDecideGuesses } from './guesses/guess-permissions.ts'
import { GUESSES_PATH, guessRoutes } from './guesses/guess-routes.tsx'
import './glance/tables.ts'
import './guesses/tables.ts'
import { recordManifest } from './record/record-manifest.ts'
import { fillSearch, searchCommands } from './search/commands.ts'
import { compareSearch } from './search/compare.ts'
import { finds } from './search/finds.ts'
import { ORGANIZATION_KIND } from './search/organization-kind.ts'
import { searchRoutes } from './search/routes.tsx'
import { suggestRoutes } from './suggest/routes.ts'
import './editing/tables.ts'
import './tables.ts'
import { directoryPrivacy } from './privacy.ts'

/** Organisations, their services, places and hours: the public directory and its search. */
export const directory: Module = {
  name: 'directory',
  uses: ['board', 'taxonomy', 'territory', 'thesaurus'],
  privacy: directoryPrivacy,
  ...recordManifest,
  routes: [
    ...searchRoutes,
    ...suggestRoutes,
    ...eventRoutes,
    ...recordManifest.routes,
    ...guessRoutes,
    ...codeRoutes,
    ...pictureRoutes,
    ...documentRoutes,
  ],
  permissions: {
    ...recordManifest.permissions,
    'directory.codes': ['chief_editor', 'territory_admin'],
    'directory.guesses': ['web_editor', 'chief_editor', 'territory_admin'],
  },
  navigation: [
    { key: 'directory.search.nav', path: '/enti', order: 10 },
    { key: 'directory.events.nav', path: EVENTS_PATH, order: 20 },
    ...recordManifest.navigation,
    { key: 'directory.guess.title', path: GUESSES_PATH, order: 320, allow: mayDecideGuesses },
    { key: 'directory.codes.title', path: CODES, order: 350, allow: mayReadCodes },
  ],
  examples: async (db) => ({
    ...(await recordManifest.examples(db)),
    decision: '00000000-0000-7000-8000-000000000000',
    elenco: 'sector',
    voce: 'mensa',
    cambio: '00000000-0000-7000-8000-000000000000',
    picture: '00000000-0000-7000-8000-000000000000-640.webp',
    document: '00000000-0000-7000-8000-000000000000.pdf',
  }),
  jobs: {
    ...recordManifest.jobs,
    ...codeJobs,
    sweep_files: {
      run: async (services) => void (await sweepFiles(services, new Date())),
      cron: '10 4 * * *',
    },
  },
  search: [ORGANIZATION_KIND],
  commands: [...searchCommands],
  load: fillSearch,
  demo,
  finds,
  doctor: ({ db }, t) => compareSearch(db, t),
}
