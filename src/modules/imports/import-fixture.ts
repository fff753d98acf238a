import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { projectFile } from '../../platform/project.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { loadTerritoryData } from '../territory/api.ts'
import type { Batch } from './batch.ts'
import { hashOf, stageFile } from './stage.ts'

const DATA = projectFile('../shared/data/5x1000-2020')

/** The real lists, and why a test that needs them is skipped where they are not. */
export const REAL = {
  all: join(DATA, 'ammessi_2020.csv'),
  prato: join(DATA, 'ammessi_2020_prato.csv'),
  skip: existsSync(DATA) ? false : 'the real lists in ../shared/data are not on this machine',
}

/** Who runs the imports of tests, and when. */
export const BY = { actor: { name: 'test' }, now: new Date('2026-11-21T10:00:00Z') }

/** A database with every municipality, and a folder for lists written by a test. */
export interface ImportFixture extends TestDatabase {
  /** Stages a list given as text, or a file given by its path. */
  stage(
    list: { text: string } | { path: string },
    options?: { source?: string; authority?: 'register' | 'import' },
  ): Promise<Batch>
  write(name: string, content: string | Buffer): Promise<string>
}

/** Starts a fixture; `stop` drops it. */
export async function importFixture(): Promise<ImportFixture> {
  const database = await testDatabase()
  await loadTerritoryData(database.db)
  const folder = await mkdtemp(join(tmpdir(), 'tessuto-import-'))
  const write = async (name: string, content: string | Buffer) => {
    await writeFile(join(folder, name), content)
    return join(folder, name)
  }
  return {
    ...database,
    write,
    stage: async (list, { source = 'Elenco di prova', authority = 'import' } = {}) => {
      const path = 'path' in list ? list.path : await write('list.csv', list.text)
      const fileHash = await hashOf(path)
      const staging = {
        path,
        fileName: basename(path),
        fileHash,
        source,
        authority,
        createdBy: 'test',
        now: new Date(),
      }
      return stageFile(database.db, staging)
    },
    stop: async () => {
      await database.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
