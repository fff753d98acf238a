import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import type pg from 'pg'
import { connect, type Db } from '../db/database.ts'
import { listMigrations, migrate } from '../db/migrate.ts'
import { projectFile } from '../project.ts'

/** The server on which templates are, as its superuser, and the names of its databases. */
export interface TemplateServer {
  admin: pg.Client
  adminUrl: string
  names: readonly string[]
}

/** What a database holds besides its tables before a test begins. */
export interface Filling {
  /** The same name, the same content. It may change from one run of the tests to the next, not within one. */
  name: string
  /** The run of the tests that it is kept for. */
  run: string
  fill(db: Db): Promise<void>
}

/** Databases of test files that were killed are dropped after this time. */
const FORGOTTEN_MS = 3_600_000

/** The database with every migration run; made when they changed since the last one. */
export async function emptyTemplate(server: TemplateServer): Promise<string> {
  const folders = readdirSync(projectFile('src/modules')).sort()
  const name = `template_${digest(JSON.stringify(listMigrations(folders))).slice(0, 16)}`
  await keep(server, name, isForgotten, async (unready) => {
    await server.admin.query(`create database "${unready}"`)
    await connected(server, unready, async (db) => void (await migrate(db, await moduleNames())))
  })
  return name
}

/** A copy of the empty one with this in it; those of other runs are dropped. */
export async function filledTemplate(
  server: TemplateServer,
  empty: string,
  { name: what, run, fill }: Filling,
): Promise<string> {
  const name = `filled_${digest(run).slice(0, 8)}_${digest(`${empty} ${what}`).slice(0, 16)}`
  const ofOthers = (one: string) => one.startsWith('filled_') && one.slice(0, 15) !== name.slice(0, 15)
  await keep(server, name, ofOthers, async (unready) => {
    await copy(server.admin, empty, unready)
    await connected(server, unready, fill)
  })
  return name
}

/** Makes a database where there is none of this name, under another name until it is ready; drops what is out of date. */
async function keep(
  { admin, names }: TemplateServer,
  name: string,
  outOfDate: (name: string) => boolean,
  make: (unready: string) => Promise<void>,
): Promise<void> {
  if (names.includes(name)) return
  for (const old of names.filter((one) => outOfDate(one) || one === `${name}_new`))
    await admin.query(`drop database if exists "${old}" with (force)`)
  await make(`${name}_new`)
  await admin.query(`alter database "${name}_new" rename to "${name}"`)
}

async function connected(
  { adminUrl }: TemplateServer,
  name: string,
  use: (db: Db) => Promise<void>,
): Promise<void> {
  const db = connect(databaseUrl(adminUrl, name), { max: 1 })
  await use(db).finally(() => db.destroy())
}

function isForgotten(name: string): boolean {
  const [, made] = /^test_(\d+)_/.exec(name) ?? []
  return made ? Date.now() - Number(made) > FORGOTTEN_MS : /^(template|filled)_/.test(name)
}

/** The list of modules is the house's, not the platform's: only this helper for tests reaches up to it. */
async function moduleNames(): Promise<string[]> {
  const { MODULES } = await import('../../modules.ts')
  return MODULES.map(({ name }) => name)
}

/** A new database with all that a template holds. */
export async function copy(admin: pg.Client, template: string, name: string): Promise<void> {
  await admin.query(`create database "${name}" template "${template}" strategy file_copy`)
}

/** The address of another database of the same server. */
export const databaseUrl = (adminUrl: string, name: string): string =>
  adminUrl.replace(/(@[^/]*\/)[^?]*/, `$1${name}`)

export const digest = (text: string) => createHash('sha256').update(text).digest('hex')
