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

/** Opens a pool. A broken idle connection is dropped, it never ends the process. */
export function openPool(connectionString: string, max = 10): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, application_name: 'tessuto' })
  pool.on('error', () => {})
  pool.on('connect', keepPlans)
  return pool
}

/** The database by a pool; `waited` is told how many seconds each query waited for its connection. */
export function databaseOn(pool: pg.Pool, waited: (seconds: number) => void = () => {}): Db {
  const timed = {
    options: pool.options,
    connect: async () => {
      const asked = performance.now()
      const client = await pool.connect()
      waited((performance.now() - asked) / 1_000)
      return client
    },
    end: () => pool.end(),
  }
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: timed }) })
}

/** Opens a pool of its own. */
export const connect = (connectionString: string, { max = 10 }: { max?: number } = {}): Db =>
  databaseOn(openPool(connectionString, max))
