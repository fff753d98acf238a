import type { Module } from '../../platform/module.ts'
import { fillSearch, searchCommands } from './search/commands.ts'
import { compareSearch } from './search/compare.ts'
import './tables.ts'

/** Organisations, their services, places and hours: the public directory and its search. */
export const directory: Module = {
  name: 'directory',
  uses: ['taxonomy', 'territory'],
  commands: [...searchCommands],
  load: fillSearch,
  doctor: ({ db }) => compareSearch(db),
}
