import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { keepPlans } from './prepared.ts'
import type { PlatformTables } from './tables.ts'

/** Every table of the product. A module adds its own by declaration merging in its `tables.ts`. */
export interface Database extends PlatformTables {}

/** A handle on the database: a pool's, never inside a transaction. */
export type Db = Kysely<Database>
/** A handle inside one transaction. */
export type Tx = Transaction<Database>

/** Rows that a query may run on: outside or inside a transaction. */
export type DbOrTx = Db | Tx

// Dates stay as the text PostgreSQL sends ("2026-11-21"): a calendar date has no time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
// Counts are far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** Opens a pool. A broken idle connection is dropped and reported, it never ends the process. */
export function connect(
  connectionString: string,
  { max = 10, onError = () => {} }: { max?: number; onError?: (error: Error) => void } = {},
): Db {
  const pool = new pg.Pool({ connectionString, max, application_name: 'tessuto' })
  pool.on('error', onError)
  pool.on('connect', keepPlans)
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}
