import { createHash, randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connect, type Db } from '../db/database.ts'
import { listMigrations, migrate } from '../db/migrate.ts'
import { privateServer } from '../db/server/private-server.ts'
import { TEST_SETTINGS } from '../db/server/settings.ts'

/** A database of one test file, up to date and empty. */
export interface TestDatabase {
  db: Db
  url: string
  /** Closes the handle and drops the database; to be called in `after`. */
  stop(): Promise<void>
}

/** PostgreSQL stays up this long after a test file, so that the next one finds it warm. */
const LINGER_MS = 3_000

/** Databases of test files that were killed are dropped after this time. */
const FORGOTTEN_MS = 3_600_000

const LOCK = 7_355_608

/**
 * Gives the caller a database of its own, cloned from one with all migrations run. Every test process of this
 * checkout shares one private PostgreSQL; with `TEST_DATABASE_URL`, a superuser's address, that server is used.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await testServer()
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  const name = `test_${Date.now()}_${randomBytes(4).toString('hex')}`
  try {
    await clone(admin, name, server.adminUrl)
  } finally {
    await admin.end()
  }
  const url = databaseUrl(server.adminUrl, name)
  const db = connect(url, { max: 6 })
  return {
    db,
    url,
    stop: async () => {
      await db.destroy()
      await drop(server.adminUrl, name)
      await server.release()
    },
  }
}

async function testServer(): Promise<{ adminUrl: string; release(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { adminUrl: given, release: async () => {} }
  const user = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `tessuto-test-${user}-${digest(import.meta.dirname).slice(0, 8)}`)
  return privateServer(folder, { settings: TEST_SETTINGS, lingerMs: LINGER_MS })
}

/** Makes the template when the migrations changed since the last one, then copies it. */
async function clone(admin: pg.Client, name: string, adminUrl: string): Promise<void> {
  const modules = await moduleNames()
  const template = `template_${digest(JSON.stringify(listMigrations(modules))).slice(0, 16)}`
  await admin.query('select pg_advisory_lock($1)', [LOCK])
  try {
    const { rows } = await admin.query('select datname from pg_database')
    const names = new Set(rows.map((row: { datname: string }) => row.datname))
    if (!names.has(template)) {
      for (const old of [...names].filter(isForgotten))
        await admin.query(`drop database if exists "${old}" with (force)`)
      await admin.query(`create database "${template}_new"`)
      const db = connect(databaseUrl(adminUrl, `${template}_new`), { max: 1 })
      await migrate(db, modules).finally(() => db.destroy())
      await admin.query(`alter database "${template}_new" rename to "${template}"`)
    }
    await admin.query(`create database "${name}" template "${template}" strategy file_copy`)
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

function isForgotten(name: string): boolean {
  const [, made] = /^test_(\d+)_/.exec(name) ?? []
  return made ? Date.now() - Number(made) > FORGOTTEN_MS : name.startsWith('template_')
}

/** The list of modules is the house's, not the platform's: only this helper for tests reaches up to it. */
async function moduleNames(): Promise<string[]> {
  const { MODULES } = await import('../../modules.ts')
  return MODULES.map(({ name }) => name)
}

async function drop(adminUrl: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`drop database if exists "${name}" with (force)`).finally(() => admin.end())
}

function databaseUrl(adminUrl: string, name: string): string {
  return adminUrl.replace(/(@[^/]*\/)[^?]*/, `$1${name}`)
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
