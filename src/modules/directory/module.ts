import type { Module } from '../../platform/module.ts'
import './messages.ts'
import { demo } from './demo/demo.ts'
import { recordManifest } from './record/record-manifest.ts'
import { fillSearch, searchCommands } from './search/commands.ts'
import { compareSearch } from './search/compare.ts'
import { searchRoutes } from './search/routes.tsx'
import './tables.ts'

/** Organisations, their services, places and hours: the public directory and its search. */
export const directory: Module = {
  name: 'directory',
  uses: ['taxonomy', 'territory'],
  ...recordManifest,
  routes: [...searchRoutes, ...recordManifest.routes],
  navigation: [{ key: 'directory.search.nav', path: '/enti', order: 10 }, ...recordManifest.navigation],
  commands: [...searchCommands],
  load: fillSearch,
  demo,
  doctor: ({ db }) => compareSearch(db),
}
