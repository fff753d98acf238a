import type { Module } from '../../platform/module.ts'
import './tables.ts'
import { loadEntries } from './load.ts'
import { forgetThesaurus } from './snapshot.ts'

/** The words people use: what they mean for the search, and what was searched. */
export const thesaurus: Module = {
  name: 'thesaurus',
  uses: ['taxonomy', 'territory'],
  load: async ({ db }) => {
    if (await loadEntries(db)) forgetThesaurus(db)
  },
}
