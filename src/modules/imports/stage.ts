import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { sql } from 'kysely'
import type { Db, DbOrTx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { type Batch, findBatch } from './batch.ts'
import { countDamage, noDamage } from './damaged-text.ts'
import type { Mapping } from './fields.ts'
import { FileRefused } from './file-refused.ts'
import { findHeader, headerKey, proposedMapping, safeMapping } from './mapping.ts'
import { openTable, type Table } from './read-table.ts'

/** What is imported, by whom and in whose name. */
export interface Staging {
  path: string
  fileName: string
  fileHash: string
  source: string
  authority: 'register' | 'import'
  createdBy: string
  /** ISTAT codes of the only places into which it may write. */
  scope?: readonly string[] | undefined
  now: Date
}

/** Rows sent to the database at once. */
const CHUNK = 1_000

/** SHA-256 of a file, to know it again. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk)
  } catch {
    throw new FileRefused('missing', path)
  }
  return hash.digest('hex')
}

/** Reads a file into the staging tables, row by row as it was; throws `FileRefused` when it cannot be read. */
export async function stageFile(db: Db, staging: Staging): Promise<Batch> {
  const table = await openTable(staging.path)
  const { header, skip } = await readHeader(table)
  const id = newId(staging.now)
  const mapping = await rememberedMapping(db, staging.source, header)
  await db
    .insertInto('import_batch')
    .values({
      id,
      source: staging.source,
      authority: staging.authority,
      scope: staging.scope ? [...staging.scope] : null,
      file_name: staging.fileName.slice(0, 255),
      file_hash: staging.fileHash,
      format: JSON.stringify(table.format),
      header: JSON.stringify(header),
      mapping: JSON.stringify(mapping),
      damage: JSON.stringify(noDamage()),
      created_by: staging.createdBy,
      created_at: staging.now,
    })
    .execute()
  try {
    await stageRows(db, id, table, skip)
  } catch (error) {
    await db.deleteFrom('import_batch').where('id', '=', id).execute()
    throw error
  }
  const batch = await findBatch(db, id)
  if (!batch) throw new Error('the import was deleted while its file was read')
  return batch
}

async function readHeader(table: Table): Promise<{ header: string[]; skip: number }> {
  const start: string[][] = []
  for await (const row of table.rows()) {
    start.push(row)
    if (start.length === 15) break
  }
  const at = findHeader(start)
  const header = at === undefined ? undefined : start[at]
  if (at === undefined || !header) throw new FileRefused('no_header')
  return { header: header.map(storable), skip: at + 1 }
}

async function stageRows(db: Db, id: string, table: Table, skip: number) {
  const damage = noDamage()
  let row = -skip
  let chunk: [number, string[]][] = []
  for await (const cells of table.rows()) {
    if (++row <= 0) continue
    countDamage(damage, cells.join(' '))
    chunk.push([row, cells.map(storable)])
    if (chunk.length < CHUNK) continue
    await insertRows(db, id, chunk)
    chunk = []
  }
  await insertRows(db, id, chunk)
  await db
    .updateTable('import_batch')
    .set({ state: 'mapping', rows_read: Math.max(0, row), damage: JSON.stringify(damage) })
    .where('id', '=', id)
    .execute()
}

/** NUL and lone surrogates, which neither JSON nor PostgreSQL can hold, become signs that are seen. */
const storable = (cell: string) => cell.replaceAll('\0', '\u2400').toWellFormed()

async function insertRows(db: Db, id: string, rows: readonly [number, string[]][]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into import_row (batch_id, row_number, cells)
    select ${id}, (r ->> 0)::integer, r -> 1 from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r`.execute(
    db,
  )
}

async function rememberedMapping(db: DbOrTx, source: string, header: readonly string[]): Promise<Mapping> {
  const known = await db
    .selectFrom('import_mapping')
    .select('mapping')
    .where('source', '=', source)
    .where('header_key', '=', headerKey(header))
    .executeTakeFirst()
  return known ? safeMapping(known.mapping, header.length) : proposedMapping(header)
}

/** Gives an import another mapping; one into all places is remembered for the next list of the same office. */
export async function setMapping(db: DbOrTx, batch: Batch, mapping: Mapping, now: Date): Promise<void> {
  const text = JSON.stringify(mapping)
  await db.updateTable('import_batch').set({ mapping: text }).where('id', '=', batch.id).execute()
  if (batch.scope !== null) return
  await db
    .insertInto('import_mapping')
    .values({ source: batch.source, header_key: headerKey(batch.header), mapping: text, updated_at: now })
    .onConflict((it) => it.columns(['source', 'header_key']).doUpdateSet({ mapping: text, updated_at: now }))
    .execute()
}
