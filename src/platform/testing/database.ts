import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connect, type Db } from '../db/database.ts'
import { privateServer } from '../db/server/private-server.ts'
import { TEST_SETTINGS } from '../db/server/settings.ts'
import { copy, databaseUrl, digest, emptyTemplate, type Filling, filledTemplate } from './templates.ts'

/** A database of one test file, up to date. */
export interface TestDatabase {
  db: Db
  url: string
  /** Closes the handle and drops the database; to be called in `after`. */
  stop(): Promise<void>
}

/** PostgreSQL stays up this long after a test file, so that the next one finds it warm. */
const LINGER_MS = 3_000

/** Nobody tidies databases that end within minutes: what a test needs counted it counts. */
const SETTINGS = { ...TEST_SETTINGS, autovacuum: 'off' }

const LOCK = 7_355_608

/**
 * Gives the caller a database of its own, copied from one with all migrations run and, with `filling`, what that writes.
 * Every test process of this checkout shares one private PostgreSQL; with `TEST_DATABASE_URL`, a superuser's address,
 * that server is used.
 */
export async function testDatabase(filling?: Filling): Promise<TestDatabase> {
  const server = await testServer()
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  const name = `test_${Date.now()}_${randomBytes(4).toString('hex')}`
  try {
    await clone(admin, name, server.adminUrl, filling)
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
  return privateServer(folder, { settings: SETTINGS, lingerMs: LINGER_MS })
}

/** Copies the template that is wanted; who comes first makes it, and the others wait. */
async function clone(admin: pg.Client, name: string, adminUrl: string, filling?: Filling): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [LOCK])
  try {
    const { rows } = await admin.query('select datname from pg_database')
    const server = { admin, adminUrl, names: rows.map((row: { datname: string }) => row.datname) }
    const empty = await emptyTemplate(server)
    const template = filling ? await filledTemplate(server, empty, filling) : empty
    await copy(admin, template, name)
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

async function drop(adminUrl: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`drop database if exists "${name}" with (force)`).finally(() => admin.end())
}
