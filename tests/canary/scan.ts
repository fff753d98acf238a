import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { DbOrTx } from '../../src/platform/db/database.ts'

/** One value of one row in which words were found. */
export interface Cell {
  table: string
  column: string
  value: string
}

/** Every value of every table, the queue's too, that has these words in it. */
export async function scanTables(db: DbOrTx, words: RegExp): Promise<Cell[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select case table_schema when 'public' then table_name else table_schema || '.' || table_name end as name
    from information_schema.tables where table_type = 'BASE TABLE'
      and (table_schema = 'public' or (table_schema = 'pgboss' and table_name = 'job')) order by 1`.execute(
    db,
  )
  const cells: Cell[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ column: string; value: string }>`
      select cell.key as "column", cell.value from ${sql.table(name)} as t, jsonb_each_text(to_jsonb(t)) as cell
      where cell.value ~* ${words.source}`.execute(db)
    cells.push(...rows.map((row) => ({ table: name, ...row })))
  }
  return cells
}

/** Files under a folder that have these words in them, in bytes of one or two a letter, or in their name. */
export function scanFiles(folder: string, words: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => words.test(path) || isIn(readFileSync(path), words))
}

/** The words of the search index stand in two bytes a letter, wherever they begin. */
const isIn = (bytes: Buffer, words: RegExp): boolean =>
  words.test(bytes.toString('latin1')) || words.test(inPairs(bytes)) || words.test(inPairs(bytes.subarray(1)))

/** A copy, of whole pairs: of an odd number of bytes from an odd address Node 24 writes one too many, and later aborts. */
const inPairs = (bytes: Buffer): string =>
  Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).toString('utf16le')
