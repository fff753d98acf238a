import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import pg from 'pg'
import { knowledge } from '../../src/modules/directory/search/knowledge.ts'
import { ORGANIZATION_KIND } from '../../src/modules/directory/search/organization-kind.ts'
import { loadCodeLists } from '../../src/modules/taxonomy/api.ts'
import { loadTerritoryData } from '../../src/modules/territory/api.ts'
import { MODULES } from '../../src/modules.ts'
import { connect } from '../../src/platform/db/database.ts'
import { migrate } from '../../src/platform/db/migrate.ts'
import { privateServer } from '../../src/platform/db/server/private-server.ts'
import { finish, NATION, type Part, withoutIndexes } from './fill.ts'
import { vocabulary } from './vocabulary.ts'
import type { Drawn } from './workload.ts'

/** A generated database, reachable until `release`. */
export interface Corpus {
  size: number
  url: string
  /** What questions are drawn from. */
  drawn: Drawn
  /** Seconds that making it took, or undefined when it was there. */
  seconds: number | undefined
  release(): Promise<void>
}

/** Grows when organisations are made in another way, so that corpora of before are not taken for today's. */
const GENERATOR = 1

/** Opens the corpus of this size in a data folder, made when it is not there, under today's migrations. */
export async function openCorpus(folder: string, size: number, seed = 'tessuto'): Promise<Corpus> {
  const server = await privateServer(resolve(folder))
  // The documents of another version of their kind would not be those of today's product.
  const name = `search_${size}_${seed}_${GENERATOR}_${ORGANIZATION_KIND.version}`
  const url = databaseUrl(server.adminUrl, name)
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    let seconds: number | undefined
    if (rowCount === 0) {
      const began = performance.now()
      await admin.query(`drop database if exists "${name}_new" with (force)`)
      await admin.query(`create database "${name}_new"`)
      await generate(databaseUrl(server.adminUrl, `${name}_new`), size, seed)
      await admin.query(`alter database "${name}_new" rename to "${name}"`)
      seconds = (performance.now() - began) / 1_000
    }
    await upToDate(url)
    return { size, url, drawn: await drawnFrom(url, size, seed), seconds, release: () => server.release() }
  } finally {
    await admin.end()
  }
}

async function drawnFrom(url: string, size: number, seed: string): Promise<Drawn> {
  const db = connect(url, { max: 1 })
  const words = vocabulary(await knowledge(db, NATION))
  await db.destroy()
  return { seed, size, words }
}

async function upToDate(url: string): Promise<void> {
  const db = connect(url, { max: 1 })
  await migrate(
    db,
    MODULES.map(({ name }) => name),
  )
  await db.destroy()
}

async function generate(url: string, size: number, seed: string): Promise<void> {
  await upToDate(url)
  const db = connect(url, { max: 2 })
  await loadCodeLists(db)
  await loadTerritoryData(db)
  const indexes = await withoutIndexes(db)
  const share = Math.ceil(size / availableParallelism())
  const parts = Array.from({ length: Math.ceil(size / share) }, (_, at) => ({
    seed,
    from: at * share,
    to: Math.min(size, (at + 1) * share),
  }))
  await Promise.all(parts.map((part) => fillApart(url, part)))
  await indexes.restore()
  await finish(db)
  await db.destroy()
}

/** In a process of its own, so that all cores work. */
function fillApart(url: string, part: Part): Promise<void> {
  return new Promise((done, failed) => {
    const child = fork(new URL('fill-part.js', import.meta.url), [url, JSON.stringify(part)])
    child.once('exit', (code) => (code === 0 ? done() : failed(new Error(`a filler ended with ${code}`))))
  })
}

const databaseUrl = (adminUrl: string, name: string): string =>
  adminUrl.replace(/(@[^/]*\/)[^?]*/, `$1${name}`)
