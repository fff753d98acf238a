import { BackupError } from '../../backup/backup-error.ts'
import { moveDatabase } from '../../backup/move-database.ts'
import type { Command } from '../command.ts'
import { nameOf, openDatabase } from '../open-database.ts'

/** Leaves the private database for a server: everything that is in it, compared table by table. */
export const move: Command = {
  name: 'move',
  summary: 'Moves the private database to a PostgreSQL server of yours, and compares every table there',
  usage: 'postgresql://user:password@host:5432/database',
  run: async (cx) => {
    const [to] = cx.positionals
    if (cx.config.databaseUrl)
      throw new BackupError('DATABASE_URL is set: leave it out, so that the private database is moved.')
    if (!to || !/^postgres(ql)?:\/\//.test(to))
      throw new BackupError('Where to? Name an empty database: postgresql://user:password@host:5432/name.')
    // As the one that serves: while another process does, this one is told so, and nothing changes on the way.
    const database = await openDatabase(cx.config, { app: true })
    try {
      const manifest = await moveDatabase({
        from: database.url,
        to,
        folder: cx.config.dataDir,
        modules: cx.modules.names,
        now: new Date(),
        say: (what) => cx.print(`  ${what}`),
      })
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      cx.print(`${manifest.tables.length} tables, ${rows} rows: all as they were, in ${nameOf(to)}.`)
      cx.print(`Start with DATABASE_URL=${nameOf(to)} and the same DATA_DIR, where the files stay.`)
      cx.print(`The private database is untouched in ${database.where}: keep it until you are sure.`)
      return 0
    } finally {
      await database.release()
    }
  },
}
