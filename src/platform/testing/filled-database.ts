import { cpSync, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readConfig } from '../config.ts'
import type { Services } from '../cx.ts'
import type { Module } from '../module.ts'
import { assemble } from '../modules.ts'
import { createServices } from '../services.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { digest } from './templates.ts'

/** What is there before a test begins: the reference data of these modules and, with `demo`, their demo territory. */
export interface Content {
  modules: readonly Module[]
  demo: boolean
}

/** Brings up to date what these modules load; where it is there already, that is soon done. */
export async function fill(services: Services, { modules, demo }: Content): Promise<void> {
  for (const module of modules) await module.load?.(services)
  if (demo) for (const module of modules) await module.demo?.load(services)
}

/**
 * A database for this content. In a run of all tests, whose folder is `TEST_RUN` (see scripts/test.mjs), who asks for a
 * content first makes it and all get copies, with its files in `dataDir`. Otherwise, as the code may have changed since, it
 * is empty.
 */
export async function filledDatabase(content: Content, dataDir: string): Promise<TestDatabase> {
  const run = process.env.TEST_RUN
  const parts = content.modules.filter((one) => one.load ?? (content.demo && one.demo))
  if (!run || parts.length === 0) return testDatabase()
  // The demo is made for its day.
  const day = content.demo && new Date().toLocaleDateString('sv', { timeZone: 'Europe/Rome' })
  const name = digest([day, ...parts.map((one) => one.name)].join(' ')).slice(0, 16)
  const made = join(run, name)
  const database = await testDatabase({
    run: basename(run),
    name,
    fill: (db) => {
      const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: made })
      return fill(createServices(config, db, assemble(content.modules)), content)
    },
  })
  if (existsSync(made)) cpSync(made, dataDir, { recursive: true })
  return database
}
