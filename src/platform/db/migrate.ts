import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { projectFile } from '../project.ts'
import type { Db, Tx } from './database.ts'

export interface Migration {
  /** `module/0001_name`: the order is that of the modules, then of the numbers. */
  name: string
  sql: string
  checksum: string
}

/** The migrations of the platform and of each module, in the order they run. */
export function listMigrations(modules: readonly string[]): Migration[] {
  return [undefined, ...modules].flatMap((module) => {
    const folder = module ? `src/modules/${module}/migrations` : 'src/platform/migrations'
    return sqlFiles(folder).map((file) => {
      const text = readFileSync(projectFile(`${folder}/${file}`), 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      return { name: `${module ?? 'platform'}/${file.replace(/\.sql$/, '')}`, sql: text, checksum }
    })
  })
}

function sqlFiles(folder: string): string[] {
  try {
    return readdirSync(projectFile(folder))
      .filter((file) => file.endsWith('.sql'))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/**
 * Brings the database up to date and returns the names of what ran, while other nodes serve. Each migration is one
 * transaction under one lock, so that two processes may start at once. Throws when a migration already run was edited afterwards.
 */
export async function migrate(db: Db, modules: readonly string[]): Promise<string[]> {
  await sql`create table if not exists migration (
    name text primary key, checksum text not null, run_at timestamptz not null default now())`
    .execute(db)
    .catch(ignoreRace)
  const ran: string[] = []
  for (const migration of listMigrations(modules)) {
    if (await runWhenFree(db, migration)) ran.push(migration.name)
  }
  return ran
}

/** Names of migrations that have not run yet. */
export async function pendingMigrations(db: Db, modules: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration`
    .execute(db)
    .catch(() => ({ rows: [] }))
  const done = new Set(rows.map(({ name }) => name))
  return listMigrations(modules)
    .map(({ name }) => name)
    .filter((name) => !done.has(name))
}

/** How long pages may have to wait behind a migration that waits for a lock. */
const GIVES_WAY = '1s'
const PAUSE_MS = 500
const TRIES = 200
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Runs a migration. While somebody uses what it has to lock it gives way, since all who come after it would wait behind
 * it, and tries again, for five minutes. Returns false when it had run already.
 */
export async function runWhenFree(db: Db, migration: Migration): Promise<boolean> {
  for (let left = TRIES; ; left--) {
    try {
      return await db.transaction().execute((tx) => runOne(tx, migration))
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error
      if (left === 1)
        throw new Error(
          `migration ${migration.name} found no moment in which nobody uses its tables: end what is long in pg_stat_activity, then start again`,
        )
    }
    await sleep(PAUSE_MS)
  }
}

async function runOne(tx: Tx, migration: Migration): Promise<boolean> {
  await sql`lock table migration in exclusive mode`.execute(tx)
  const { rows } = await sql<{ checksum: string }>`
    select checksum from migration where name = ${migration.name}`.execute(tx)
  const [row] = rows
  if (row && row.checksum !== migration.checksum) {
    throw new Error(`migration ${migration.name} was edited after it ran: add a new one instead`)
  }
  if (row) return false
  await sql`select set_config('lock_timeout', ${GIVES_WAY}, true)`.execute(tx)
  await sql.raw(migration.sql).execute(tx)
  await sql`insert into migration (name, checksum) values (${migration.name}, ${migration.checksum})`.execute(
    tx,
  )
  return true
}

/** Two first starts at once may both create the table; PostgreSQL then reports a duplicate to one of them. */
function ignoreRace(error: { code?: string }): void {
  if (!DUPLICATE.includes(error.code ?? '')) throw error
}

/** The row in the catalogue, the table, or the type of the table's rows: whichever it came upon first. */
const DUPLICATE: readonly string[] = ['23505', '42P07', '42710']
