import { restoreBackup } from '../../backup/restore-backup.ts'
import type { Command } from '../command.ts'
import { filesOf } from '../files-of.ts'
import { openDatabase } from '../open-database.ts'
import { identityOf, pathOf } from './backup.ts'

/** Puts a backup back into an empty database. */
export const restore: Command = {
  name: 'restore',
  summary: 'Puts a backup back into an empty data folder, or into the empty database of DATABASE_URL',
  usage: 'FOLDER/DATE [--identity FILE]',
  options: { identity: { type: 'string' } },
  run: async (cx) => {
    const [path, identity] = [pathOf(cx), await identityOf(cx)]
    const database = await openDatabase(cx.config)
    try {
      const order = { path, identity, databaseUrl: database.url, files: filesOf(cx.config) }
      const manifest = await restoreBackup({
        ...order,
        modules: cx.modules.names,
        say: (what) => cx.print(`  ${what}`),
      })
      cx.print(`Restored as it was on ${manifest.madeAt}, in ${database.where}. Start it as usual.`)
      return 0
    } finally {
      await database.release()
    }
  },
}
