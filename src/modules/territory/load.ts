import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/database.ts'
import { readDataFiles } from './data-files.ts'
import { buildRows, type Rows } from './rows.ts'

/** Brings the territory's tables in line with the data files; `false` when they already were. */
export async function loadTerritoryData(db: Db): Promise<boolean> {
  const { files, fingerprint } = readDataFiles()
  const found = await db.selectFrom('territory_state').select('fingerprint').executeTakeFirst()
  if (found?.fingerprint === fingerprint) return false
  const rows = buildRows(files())
  await db.transaction().execute(async (tx) => {
    await sql`lock table territory_state in exclusive mode`.execute(tx)
    await write(tx, rows)
    await touchState(tx, fingerprint)
  })
  return true
}

/** Tells every process that its snapshot is out of date. */
export async function touchState(tx: Tx, fingerprint?: string): Promise<void> {
  await sql`insert into territory_state (fingerprint) values (${fingerprint ?? ''})
    on conflict (only_row) do update set
      fingerprint = coalesce(${fingerprint ?? null}, territory_state.fingerprint),
      version = territory_state.version + 1,
      changed_at = now()`.execute(tx)
}

/** Rows that others point to are updated in place, never deleted; names are written anew. */
async function write(tx: Tx, rows: Rows): Promise<void> {
  await upsert(tx, 'region', 'code', rows.region)
  await upsert(tx, 'province', 'code', rows.province)
  await upsert(tx, 'municipality', 'istat_code', rows.municipality)
  await upsert(tx, 'locality', 'id', rows.locality)
  await tx.deleteFrom('municipality_former_name').execute()
  await insert(tx, 'municipality_former_name', rows.municipality_former_name)
  await tx.deleteFrom('place_name').execute()
  await insert(tx, 'place_name', rows.place_name)
}

/** One statement for thousands of rows: PostgreSQL unnests one JSON document. */
const recordset = <T extends object>(table: keyof Rows, rows: readonly T[]) =>
  sql`select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`

async function insert<T extends object>(tx: Tx, table: keyof Rows, rows: readonly T[]): Promise<void> {
  await sql`insert into ${sql.table(table)} ${recordset(table, rows)}`.execute(tx)
}

async function upsert<T extends object>(
  tx: Tx,
  table: keyof Rows,
  key: string,
  rows: readonly T[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== key)
  const set = sql.join(columns.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))
  await sql`insert into ${sql.table(table)} ${recordset(table, rows)}
    on conflict (${sql.ref(key)}) do update set ${set}`.execute(tx)
}
