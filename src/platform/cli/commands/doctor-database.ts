import { sql } from 'kysely'
import { connect, type Db } from '../../db/database.ts'
import { pendingMigrations } from '../../db/migrate.ts'
import type { Translate } from '../../i18n/messages.ts'
import type { Finding } from '../../module.ts'
import { createServices } from '../../services.ts'
import type { CommandContext } from '../command.ts'
import { openDatabase } from '../open-database.ts'
import { archiveFindings } from './doctor-archive.ts'
import { fileFindings } from './doctor-files.ts'
import { searchFindings } from './doctor-search.ts'

const OLDEST_POSTGRES = 15

/** What is to be said of the database, and by the modules about what is in it. Changes nothing. */
export async function databaseFindings(cx: CommandContext, t: Translate): Promise<Finding[]> {
  try {
    const database = await openDatabase(cx.config)
    const db = connect(database.url)
    try {
      const upToDate = await migrations(db, cx, t)
      const archive = await archiveFindings(cx.config, database.adminUrl, t)
      const found = [await version(db, t), upToDate, ...archive, ...(await moduleFindings(db, cx, t))]
      return upToDate.ok
        ? [
            ...found,
            ...(await searchFindings(cx, database.url, t)),
            ...(await fileFindings(createServices(cx.config, db, cx.modules), t)),
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
        fix: t(cx.config.databaseUrl ? 'doctor.url_fix' : 'doctor.log_fix'),
      },
    ]
  }
}

async function version(db: Db, t: Translate): Promise<Finding> {
  const { rows } = await sql<{
    version: string
  }>`select current_setting('server_version') as version`.execute(db)
  const found = rows[0]?.version ?? '?'
  const fix = t('doctor.version_fix', { version: String(OLDEST_POSTGRES) })
  return {
    ok: Number.parseInt(found, 10) >= OLDEST_POSTGRES,
    what: `${t('health.database')}: PostgreSQL ${found}`,
    fix,
  }
}

async function migrations(db: Db, { modules }: CommandContext, t: Translate): Promise<Finding> {
  const pending = await pendingMigrations(db, modules.names)
  const ok = pending.length === 0
  const what = ok ? t('doctor.database_ok') : t('doctor.database_pending', { count: pending.length })
  return { ok, what, fix: t('doctor.database_fix') }
}

async function moduleFindings(
  db: Db,
  { config, modules }: CommandContext,
  t: Translate,
): Promise<readonly Finding[]> {
  const services = createServices(config, db, modules)
  const found = await Promise.all(
    modules.list.map(async (module) => {
      try {
        return (await module.doctor?.(services, t)) ?? []
      } catch (error) {
        return [
          {
            ok: false,
            what: `${module.name}: ${(error as Error).message}`,
            fix: t('doctor.database_fix'),
          },
        ]
      }
    }),
  )
  return found.flat()
}
