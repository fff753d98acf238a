import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { demo } from '../../../src/modules/directory/demo/demo.ts'
import { rebuildSearch } from '../../../src/modules/directory/search/refresh.ts'
import { applyBatch } from '../../../src/modules/imports/run.ts'
import { hashOf, stageFile } from '../../../src/modules/imports/stage.ts'
import { MODULES } from '../../../src/modules.ts'
import { readConfig } from '../../../src/platform/config.ts'
import type { Services } from '../../../src/platform/cx.ts'
import { connect } from '../../../src/platform/db/database.ts'
import { migrate } from '../../../src/platform/db/migrate.ts'
import { assemble } from '../../../src/platform/modules.ts'
import { projectFile } from '../../../src/platform/project.ts'
import { startSearch } from '../../../src/platform/search/threads/start-search.ts'
import { createServices } from '../../../src/platform/services.ts'

/** The real names: by default those beside the checkout, else the file that `FIVE_PER_MILLE` names. */
export const NATIONAL_LIST =
  process.env.FIVE_PER_MILLE ?? projectFile('../shared/data/5x1000-2020/ammessi_2020.csv')
export const hasNationalList = (): boolean => existsSync(NATIONAL_LIST)

/** Where a corpus is kept: a server, as its superuser, and a folder. */
export interface Keep {
  adminUrl: string
  dataDir: string
  /** Who answers the searches. */
  engine: 'sql' | 'index'
  /** Makes what the search knows of the records anew, after its code has changed. */
  rebuild: boolean
}

/** A corpus that can be searched. */
export interface Corpus {
  services: Services
  stop(): Promise<void>
}

/** The nation: every real body, kept between runs since its import takes a minute. */
export async function nationalCorpus(keep: Keep): Promise<Corpus> {
  const opened = await open(keep, 'judged_national', 'nation:IT')
  const { db } = opened.services
  const done = await db
    .selectFrom('import_batch')
    .select('id')
    .where('state', '=', 'applied')
    .executeTakeFirst()
  if (!done) await importList(opened.services)
  if (!done || keep.rebuild) await db.transaction().execute(rebuildSearch)
  return searchable(keep, opened)
}

/** The demo territory, made anew each time: its hours and dates are those of today. */
export async function demoCorpus(keep: Keep): Promise<Corpus> {
  await onServer(keep.adminUrl, (admin) => admin.query('drop database if exists judged_demo with (force)'))
  const opened = await open(keep, 'judged_demo', 'province:100')
  await demo.load(opened.services)
  return searchable(keep, opened)
}

interface Opened {
  services: Services
  url: string
}

async function searchable({ engine }: Keep, { services, url }: Opened): Promise<Corpus> {
  const search = engine === 'index' ? startSearch(services, url) : undefined
  if (search) services.search = search.index
  await search?.ready()
  return {
    services,
    stop: async () => {
      await search?.stop()
      await services.db.destroy()
    },
  }
}

async function importList({ db }: Services): Promise<void> {
  const now = new Date()
  const file = {
    path: NATIONAL_LIST,
    fileName: basename(NATIONAL_LIST),
    fileHash: await hashOf(NATIONAL_LIST),
  }
  const batch = await stageFile(db, {
    ...file,
    createdBy: 'bench',
    now,
    source: '5x1000',
    authority: 'import',
  })
  await applyBatch(db, batch.id, { actor: { name: 'bench' }, now })
  await sql`analyze`.execute(db)
}

async function open({ adminUrl, dataDir }: Keep, name: string, territory: string): Promise<Opened> {
  await onServer(adminUrl, async (admin) => {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await admin.query(`create database "${name}"`)
  })
  const url = adminUrl.replace(/(@[^/]*\/)[^?]*/, `$1${name}`)
  const db = connect(url, { max: 6 })
  await migrate(
    db,
    MODULES.map((module) => module.name),
  )
  const config = readConfig({ LOG_LEVEL: 'error', DATA_DIR: join(dataDir, name), TERRITORY: territory })
  const services = createServices(config, db, assemble(MODULES))
  for (const module of MODULES) await module.load?.(services)
  return { services, url }
}

async function onServer(adminUrl: string, run: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  try {
    await run(admin)
  } finally {
    await admin.end()
  }
}
