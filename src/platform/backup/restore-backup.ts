import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { addressed } from '../db/addresses.ts'
import { listMigrations, type Migration } from '../db/migrate.ts'
import type { FileStore } from '../files/file-store.ts'
import { BackupError } from './backup-error.ts'
import { copyIn, plannedTables, quoted, STEADY } from './database-plan.ts'
import { type Manifest, type Part, readManifest, type TablePart } from './manifest.ts'
import { readPart } from './parts.ts'
import { partsOf } from './verify-backup.ts'
import { putBackJobs } from './waiting-jobs.ts'

/** What is restored and where to. */
export interface RestoreOrder {
  /** Folder of one backup. */
  path: string
  /** An empty database, on any server from PostgreSQL 15. */
  databaseUrl: string
  files: FileStore
  modules: readonly string[]
  /** Secret key, when the backup is encrypted. */
  identity: string | undefined
  /** Told what is being done. */
  say?: (what: string) => void
}

/**
 * Puts back what a backup holds: first the files, then the whole database in one transaction, so that one that fails or
 * is interrupted leaves the database empty. The tables are made by the migrations of that day; those since run at the
 * next start, on the restored rows.
 */
export async function restoreBackup(order: RestoreOrder): Promise<Manifest> {
  const { path, databaseUrl, say = () => {} } = order
  const manifest = await readManifest(path)
  const migrations = knownMigrations(order.modules, manifest)
  const client = new pg.Client({ ...addressed(databaseUrl), application_name: 'tessuto-restore' })
  await client.connect()
  try {
    await client.query(STEADY)
    await client.query('begin')
    await mustBeEmpty(client)
    await restoreFiles(order, manifest, say)
    await makeTables(client, migrations)
    await fillTables(client, order, manifest, say)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end().catch(() => {})
  }
  await putBackJobs(databaseUrl, await waitingLines(order, manifest))
  return manifest
}

/** The migrations of the backup, as this product has them. */
function knownMigrations(modules: readonly string[], { migrations }: Manifest): Migration[] {
  const known = new Map(listMigrations(modules).map((migration) => [migration.name, migration]))
  const ran = new Set(migrations.map(({ name }) => name))
  for (const { name, checksum } of migrations)
    if (known.get(name)?.checksum !== checksum)
      throw new BackupError(
        `This backup was made by another version of the product (${name}): use that one, or a newer one.`,
      )
  return [...known.values()].filter(({ name }) => ran.has(name))
}

async function mustBeEmpty(client: pg.Client): Promise<void> {
  if ((await plannedTables(client)).length > 0)
    throw new BackupError(
      'This database is not empty, and a backup never overwrites: give a new DATA_DIR, or a new database in DATABASE_URL.',
    )
}

/** What some parts of the backup hold. */
const contents = (order: RestoreOrder, manifest: Manifest, wanted: ReadonlySet<Part>) => {
  const how = { identity: order.identity, encrypted: manifest.recipients.length > 0 }
  return partsOf(order.path, manifest)
    .filter(({ part }) => wanted.has(part))
    .map(({ part, at, compressed }) => readPart(at, part, { ...how, compressed }))
}

async function restoreFiles(
  order: RestoreOrder,
  manifest: Manifest,
  say: (what: string) => void,
): Promise<void> {
  for (const content of contents(order, manifest, new Set(manifest.files))) await order.files.put(content)
  say(`${manifest.files.length} files`)
}

async function makeTables(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await client.query(
    'create table migration (name text primary key, checksum text not null, run_at timestamptz not null default now())',
  )
  for (const migration of migrations) await client.query(migration.sql)
}

async function fillTables(
  client: pg.Client,
  order: RestoreOrder,
  manifest: Manifest,
  say: (what: string) => void,
): Promise<void> {
  const tables = await plannedTables(client)
  const names = tables.map(({ name }) => `public.${quoted(name)}`)
  // Rows that migrations wrote are in the backup, as they were last.
  await client.query(`truncate ${names.join(', ')} restart identity`)
  const relations = await dropRelations(client)
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  for (const part of manifest.tables) {
    await fillTable(client, order, manifest, part)
    say(`${part.name}: ${part.rows}`)
  }
  for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  // Each proves, as it comes back, that every row it points to is there.
  for (const relation of relations) await client.query(relation)
  for (const { name, value } of manifest.sequences)
    if (value !== null)
      await client.query('select setval($1::regclass, $2)', [`public.${quoted(name)}`, value])
}

/** Takes the foreign keys away, since tables are filled one after the other; returns how to make them again. */
async function dropRelations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ tab: string; name: string; def: string }>(
    `select conrelid::regclass::text as tab, conname as name, pg_get_constraintdef(oid) as def
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  for (const { tab, name } of rows) await client.query(`alter table ${tab} drop constraint ${quoted(name)}`)
  return rows.map(({ tab, name, def }) => `alter table ${tab} add constraint ${quoted(name)} ${def}`)
}

async function fillTable(
  client: pg.Client,
  order: RestoreOrder,
  manifest: Manifest,
  part: TablePart,
): Promise<void> {
  const [content] = contents(order, manifest, new Set([part]))
  if (!content) return
  const into = client.query(copyFrom(copyIn(part)))
  await pipeline(content, into)
  if (into.rowCount !== part.rows)
    throw new BackupError(`${part.name} has ${into.rowCount} rows, ${part.rows} were written.`)
}

async function waitingLines(order: RestoreOrder, manifest: Manifest): Promise<string[]> {
  const chunks: Uint8Array[] = []
  for (const content of contents(order, manifest, new Set([manifest.jobs])))
    for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8').split('\n').filter(Boolean)
}
