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

/** Where connections come from: who reads never waits for one of somebody who writes. */
export interface Pools {
  reading: pg.Pool
  /** For transactions. */
  writing: pg.Pool
}

/** Milliseconds that an idle connection stays: a new one has to plan again all that is kept planned. */
const IDLE = 300_000

/** Opens pools of at most `max` connections each. A broken idle connection is dropped, it never ends the process. */
export function openPools(connectionString: string, max = 10): Pools {
  const settings = { connectionString, max, idleTimeoutMillis: IDLE, application_name: 'tessuto' }
  const [reading, writing] = [new pg.Pool(settings), new pg.Pool(settings)]
  for (const pool of [reading, writing]) {
    pool.on('error', () => {})
    pool.on('connect', keepPlans)
  }
  return { reading, writing }
}

/** The database by its pools; `waited` is told how many seconds each query waited for its connection. */
export function databaseOn(pools: Pools, waited: (seconds: number) => void = () => {}): Db {
  const [db, writing] = [timed(pools.reading, waited), timed(pools.writing, waited)]
  const closed = db.destroy.bind(db)
  return Object.assign(db, {
    transaction: () => writing.transaction(),
    destroy: async () => {
      await Promise.all([closed(), writing.destroy()])
    },
  })
}

function timed(pool: pg.Pool, waited: (seconds: number) => void): Kysely<Database> {
  const asking = {
    options: pool.options,
    connect: async () => {
      const asked = performance.now()
      const client = await pool.connect()
      waited((performance.now() - asked) / 1_000)
      return client
    },
    end: () => pool.end(),
  }
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: asking }) })
}

/** Opens pools of its own. */
export const connect = (connectionString: string, { max = 10 }: { max?: number } = {}): Db =>
  databaseOn(openPools(connectionString, max))
