import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { addressed } from '../db/addresses.ts'
import type { FileStore } from '../files/file-store.ts'
import { BackupError } from './backup-error.ts'
import { copyOut, type PlannedTable, plannedTables, STEADY, sequenceValues } from './database-plan.ts'
import { poolFiles } from './file-pool.ts'
import { FORMAT, MANIFEST, type Manifest, type TablePart } from './manifest.ts'
import { type Writing, writePart } from './parts.ts'
import { waitingJobs } from './waiting-jobs.ts'

/** What a backup is made from and where it goes. */
export interface BackupOrder {
  databaseUrl: string
  files: FileStore
  /** Folder of all the backups. */
  folder: string
  /** Public keys of age (https://age-encryption.org/v1) to encrypt it to. */
  recipients: readonly string[]
  now: Date
}

/**
 * Copies the database as it is at one moment, and the files, while the product goes on. Until it is whole the backup
 * has another name, so that an interrupted one is never taken for one. Returns its folder and what is in it.
 */
export async function makeBackup(order: BackupOrder): Promise<{ path: string; manifest: Manifest }> {
  const path = join(resolve(order.folder), nameFor(order.now))
  const unfinished = `${path}.unfinished`
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  try {
    const manifest = await writeAll(order, unfinished)
    await writeFile(join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, {
      mode: 0o600,
      flush: true,
    })
    await rename(unfinished, path)
    return { path, manifest }
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

/** The name of a backup's folder, such as `2026-11-22T06-50-00Z`. */
export const nameFor = (now: Date): string => `${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`

async function writeAll(order: BackupOrder, into: string): Promise<Manifest> {
  const how = { recipients: order.recipients, compress: true }
  const client = new pg.Client({ ...addressed(order.databaseUrl), application_name: 'tessuto-backup' })
  await client.connect()
  try {
    await client.query(STEADY)
    // All that follows sees the database as it is at the first query.
    await client.query('begin isolation level repeatable read read only')
    const migrations = await migrationsOf(client)
    const tables: TablePart[] = []
    for (const table of await plannedTables(client)) tables.push(await writeTable(client, table, into, how))
    const lines = (await waitingJobs(client)).map((job) => `${JSON.stringify(job)}\n`)
    const file = fileName('jobs.jsonl', how)
    const jobs = { file, rows: lines.length, ...(await writePart(join(into, file), bytesOf(lines), how)) }
    const sequences = await sequenceValues(client)
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version') as version",
    )
    await client.query('commit')
    // After the database: a file is in the store before the row that names it is committed.
    const files = await poolFiles(order.files, resolve(order.folder), order.recipients)
    const [first] = rows
    return {
      format: FORMAT,
      madeAt: order.now.toISOString(),
      postgres: first?.version ?? '',
      migrations,
      recipients: [...order.recipients],
      tables,
      sequences,
      jobs,
      files,
    }
  } finally {
    await client.end()
  }
}

async function migrationsOf(client: pg.Client): Promise<Manifest['migrations']> {
  const { rows: found } = await client.query("select to_regclass('public.migration') as migration")
  if (found[0]?.migration === null) throw new BackupError('This database is empty: there is nothing to copy.')
  const { rows } = await client.query('select name, checksum from migration order by run_at, name')
  return rows
}

async function writeTable(
  client: pg.Client,
  table: PlannedTable,
  into: string,
  how: Writing,
): Promise<TablePart> {
  const stream = client.query(copyTo(copyOut(table)))
  const file = fileName(`tables/${table.name}.copy`, how)
  const part = await writePart(join(into, file), stream, how)
  return { ...table, rows: stream.rowCount, file, ...part }
}

const fileName = (name: string, { recipients, compress }: Writing): string =>
  `${name}${compress ? '.gz' : ''}${recipients.length > 0 ? '.age' : ''}`

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.from(line)
}
