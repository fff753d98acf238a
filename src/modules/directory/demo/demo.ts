import type { Module } from '../../../platform/module.ts'
import { addDemoFiles } from './demo-files.ts'
import { loadDemo, removeDemo } from './seed.ts'

/** The directory's part of `demo load` and `demo remove`. */
export const demo: NonNullable<Module['demo']> = {
  load: async (services) => {
    const now = new Date()
    const added = await loadDemo(services.db, now)
    if (added > 0) await addDemoFiles(services, now)
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
