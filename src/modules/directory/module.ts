import type { Module } from '../../platform/module.ts'
import './messages.ts'
import { demo } from './demo/demo.ts'
import { recordManifest } from './record/record-manifest.ts'
import { fillSearch, searchCommands } from './search/commands.ts'
import { compareSearch } from './search/compare.ts'
import './tables.ts'

/** Organisations, their services, places and hours: the public directory and its search. */
export const directory: Module = {
  name: 'directory',
  uses: ['taxonomy', 'territory'],
  ...recordManifest,
  commands: [...searchCommands],
  load: fillSearch,
  demo,
  doctor: ({ db }) => compareSearch(db),
}
