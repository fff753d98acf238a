import type { Module } from '../../platform/module.ts'
import './tables.ts'
import { loadCodeLists } from './load.ts'
import { taxonomyPrivacy } from './privacy.ts'
import { forgetCodeLists } from './snapshot.ts'

/** Code lists: types, areas, sectors, beneficiaries and the schemes they map to, in six languages. */
export const taxonomy: Module = {
  name: 'taxonomy',
  uses: [],
  privacy: taxonomyPrivacy,
  load: async ({ db }) => {
    const { changed } = await loadCodeLists(db)
    if (changed) forgetCodeLists(db)
  },
}
