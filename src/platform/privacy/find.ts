import { sql } from 'kysely'
import type { DbOrTx } from '../db/database.ts'
import { sayErasure } from './describe.ts'
import { type Reader, sayKept } from './kept.ts'
import type { AnnotatedTable } from './list-privacy.ts'
import type { Person } from './person.ts'
import type { PersonalData } from './table-privacy.ts'
import { shownColumns, theirs } from './theirs.ts'

/** Rows of one table that are of a person, with why they are there. */
export interface Found {
  module: string
  table: string
  purpose: string
  kept: string
  /** What becomes of it when they want to be forgotten. */
  erasure: string
  rows: readonly Readonly<Record<string, unknown>>[]
}

/** All that is kept of a person, by module and table; secrets are left out (GDPR, articles 15 and 20). */
export async function findData(
  db: DbOrTx,
  tables: readonly AnnotatedTable[],
  person: Person,
  reader: Reader,
): Promise<Found[]> {
  const found: Found[] = []
  for (const one of await existing(db, tables)) {
    for (const data of one.personal) {
      const rows = await rowsOf(db, one, data, person)
      const kept = sayKept(reader, data.kept)
      const [purpose, erasure] = [reader.t(data.purpose), sayErasure(reader.t, data)]
      if (rows.length > 0) found.push({ module: one.module, table: one.table, purpose, kept, erasure, rows })
    }
  }
  return found
}

async function rowsOf(db: DbOrTx, one: AnnotatedTable, data: PersonalData, person: Person) {
  const condition = theirs(person, data)
  if (!condition) return []
  const columns = sql.join(shownColumns(one, data).map((column) => sql.ref(column)))
  const { rows } = await sql<Record<string, unknown>>`
    select ${columns} from ${sql.table(one.table)} where ${condition}`.execute(db)
  return rows
}

/** Those of the tables that are there: the queue makes its own when a worker starts. */
export async function existing(
  db: DbOrTx,
  tables: readonly AnnotatedTable[],
): Promise<readonly AnnotatedTable[]> {
  const names = tables.map(({ table }) => table)
  const { rows } = await sql<{ name: string }>`
    select name from unnest(${names}::text[]) as name where to_regclass(name) is not null`.execute(db)
  const there = new Set(rows.map(({ name }) => name))
  return tables.filter(({ table }) => there.has(table))
}
