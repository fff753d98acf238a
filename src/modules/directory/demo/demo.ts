import type { Module } from '../../../platform/module.ts'
import { loadDemo, removeDemo } from './seed.ts'

/** The directory's part of `demo load` and `demo remove`. */
export const demo: NonNullable<Module['demo']> = {
  load: async ({ db }) => {
    const added = await loadDemo(db, new Date())
    return added > 0
      ? `Demo territory: ${added} fictional organisations in the Province of Prato.`
      : 'The demo territory is there already.'
  },
  remove: async ({ db }) => {
    const removed = await removeDemo(db, new Date())
    return removed > 0
      ? `${removed} fictional organisations removed.`
      : 'There is no demo territory to remove.'
  },
}
