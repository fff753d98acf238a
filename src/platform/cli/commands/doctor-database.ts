import { sql } from 'kysely'
import { connect, type Db } from '../../db/database.ts'
import { pendingMigrations } from '../../db/migrate.ts'
import type { Finding } from '../../module.ts'
import { createServices } from '../../services.ts'
import type { CommandContext } from '../command.ts'
import { openDatabase } from '../open-database.ts'
import { archiveFindings } from './doctor-archive.ts'
import { fileFindings } from './doctor-files.ts'
import { searchFindings } from './doctor-search.ts'

const OLDEST_POSTGRES = 15

/** What is to be said of the database, and by the modules about what is in it. Changes nothing. */
export async function databaseFindings(cx: CommandContext): Promise<Finding[]> {
  try {
    const database = await openDatabase(cx.config)
    const db = connect(database.url)
    try {
      const upToDate = await migrations(db, cx)
      const archive = await archiveFindings(cx.config, database.adminUrl)
      const found = [await version(db), upToDate, ...archive, ...(await moduleFindings(db, cx))]
      return upToDate.ok
        ? [
            ...found,
            ...(await searchFindings(cx, database.url)),
            ...(await fileFindings(createServices(cx.config, db, cx.modules))),
          ]
        : found
    } finally {
      await db.destroy()
      await database.release()
    }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    return [
      {
        ok: false,
        what,
        fix: cx.config.databaseUrl
          ? 'Check DATABASE_URL and that the server runs.'
          : 'Read the log named above.',
      },
    ]
  }
}

async function version(db: Db): Promise<Finding> {
  const { rows } = await sql<{
    version: string
  }>`select current_setting('server_version') as version`.execute(db)
  const found = rows[0]?.version ?? 'unknown'
  const fix = `Use PostgreSQL ${OLDEST_POSTGRES} or newer.`
  return { ok: Number.parseInt(found, 10) >= OLDEST_POSTGRES, what: `Database: PostgreSQL ${found}`, fix }
}

async function migrations(db: Db, { modules }: CommandContext): Promise<Finding> {
  const pending = await pendingMigrations(db, modules.names)
  const what =
    pending.length === 0 ? 'Database up to date' : `Database: ${pending.length} migrations have not run`
  return { ok: pending.length === 0, what, fix: 'Run npm run tessuto -- migrate' }
}

async function moduleFindings(db: Db, { config, modules }: CommandContext): Promise<readonly Finding[]> {
  const services = createServices(config, db, modules)
  const found = await Promise.all(
    modules.list.map(async (module) => {
      try {
        return (await module.doctor?.(services)) ?? []
      } catch (error) {
        return [
          {
            ok: false,
            what: `${module.name}: ${(error as Error).message}`,
            fix: 'Run npm run tessuto -- migrate',
          },
        ]
      }
    }),
  )
  return found.flat()
}
