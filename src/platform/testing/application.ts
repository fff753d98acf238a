import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import type { Services } from '../cx.ts'
import type { Role } from '../http/actor.ts'
import { type App, createApp } from '../http/app.ts'
import type { Module } from '../module.ts'
import { assemble } from '../modules.ts'
import { type RunningSearch, startSearch } from '../search/threads/start-search.ts'
import { createServices } from '../services.ts'
import { enterByLink, makeEntryLink } from '../session/entry-link.ts'
import type { Held } from '../session/grants.ts'
import { SESSION_COOKIE } from '../session/session.ts'
import type { TestDatabase } from './database.ts'
import { fill, filledDatabase } from './filled-database.ts'
import { personWith } from './person.ts'

/** The whole application on a database of its own, asked without a port. */
export interface TestApplication extends TestDatabase {
  app: App
  services: Services
  /** With `search`: the threads of the index. */
  search: RunningSearch | undefined
  /** The Cookie header of somebody who holds these roles. */
  as(...roles: Role[]): Promise<{ cookie: string }>
  /** Somebody with an account, signed in with a second factor, who holds these roles where they say. */
  person(...held: Held[]): Promise<{ id: string; name: string; cookie: string }>
}

/**
 * Starts it with reference data loaded, with `demo` the demo territory too and, with `search`, an index that answers;
 * `stop` drops everything.
 */
export async function testApplication(
  modules: readonly Module[],
  env: Readonly<Record<string, string>> = {},
  { search: withSearch = false, demo = false } = {},
): Promise<TestApplication> {
  const folder = mkdtempSync(join(tmpdir(), 'tessuto-files-'))
  const database = await filledDatabase({ modules, demo }, folder)
  const everything = { RATE_LIMIT: '0', REQUESTS_AT_ONCE: '0' }
  const config = readConfig({ LOG_LEVEL: 'silent', ...everything, DATA_DIR: folder, ...env })
  const services = createServices(config, database.db, assemble(modules))
  await fill(services, { modules, demo })
  const search = withSearch ? startSearch(services, database.url) : undefined
  if (search) services.search = search.index
  await search?.ready()
  return {
    ...database,
    services,
    search,
    app: createApp(services),
    as: async (...roles) => {
      const now = new Date()
      const link = await makeEntryLink(database.db, { name: roles.join(' '), roles, now })
      return { cookie: `${SESSION_COOKIE}=${await enterByLink(database.db, link, now)}` }
    },
    person: (...held) => personWith(database.db, held),
    stop: async () => {
      await search?.stop()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
