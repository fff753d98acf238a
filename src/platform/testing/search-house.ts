import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from '../config.ts'
import type { Services } from '../cx.ts'
import { assemble } from '../modules.ts'
import { putDocuments } from '../search/documents.ts'
import { SAMPLE_KIND, SAMPLE_QUERY, sampleDocument, sampleTerm } from '../search/engine/sample.ts'
import { type RunningSearch, startSearch } from '../search/threads/start-search.ts'
import { createServices } from '../services.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** A database with documents of the sample kind, and an index of them that can be stopped and started. */
export interface SearchHouse extends TestDatabase {
  dataDir: string
  services: Services
  search(): RunningSearch
  /** Starts the threads and waits until they answer. */
  start(): Promise<void>
  /** Stops them, leaving their files. */
  halt(): Promise<void>
  /** Writes records by title, null to withdraw; returns the last sequence number. */
  put(titles: Readonly<Record<string, string | null>>): Promise<number>
  /** Ids found by a word, sorted; without a word all. */
  find(word?: string): Promise<string[] | undefined>
}

/** A search house with nothing started yet; `stop` drops everything. */
export async function searchHouse(): Promise<SearchHouse> {
  const database = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'tessuto-search-'))
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: dataDir })
  const services = createServices(config, database.db, assemble([{ name: 'prova', search: [SAMPLE_KIND] }]))
  let running: RunningSearch | undefined
  const search = () => {
    if (!running) throw new Error('not started')
    return running
  }
  const halt = async () => {
    await running?.stop()
    running = undefined
  }
  return {
    ...database,
    dataDir,
    services,
    search,
    halt,
    async start() {
      running = startSearch(services, database.url)
      await running.ready()
    },
    async put(titles) {
      const changed = Object.entries(titles).map(([id, title]) => ({
        id,
        document: title === null ? null : sampleDocument(title),
      }))
      return Math.max(...(await putDocuments(database.db, SAMPLE_KIND.name, changed)).values())
    },
    async find(word) {
      const terms = word === undefined ? [] : [sampleTerm(word)]
      return (await search().index.list({ ...SAMPLE_QUERY, terms }))?.toSorted()
    },
    async stop() {
      await halt()
      await database.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Waits for something to become true; at most 20 seconds. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; !(await condition()); tries++) {
    if (tries > 400) throw new Error('it did not become true within 20 s')
    await wait(50)
  }
}
