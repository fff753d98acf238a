import { connect } from '../../db/database.ts'
import { createServices } from '../../services.ts'
import type { Command } from '../command.ts'
import { bringUpToDate, reach } from '../installation.ts'
import { openDatabase } from '../open-database.ts'

/** Brings the database up to date without serving. */
export const migrate: Command = {
  name: 'migrate',
  summary: 'Brings the database up to date',
  usage: '',
  run: async (cx) => {
    const database = await openDatabase(cx.config)
    const db = connect(database.url)
    try {
      const ran = await bringUpToDate(createServices(cx.config, db, cx.modules))
      await reach(db, 'prepared', new Date())
      for (const name of ran) cx.print(`  ${name}`)
      cx.print(
        ran.length > 0 ? `${ran.length} migrations ran.` : 'Nothing to do: the database is up to date.',
      )
      return 0
    } finally {
      await db.destroy()
      await database.release()
    }
  },
}
