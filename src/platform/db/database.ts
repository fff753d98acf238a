import { Kysely, PostgresDialect, type PostgresPoolClient, type Transaction } from 'kysely'
import pg from 'pg'
import { addressed } from './addresses.ts'
import { answerInTurn } from './answer-in-turn.ts'
import { KEEP_ALIVE, leaveSilent, limitsOf, takesItsTime } from './patience.ts'
import { keepPlans } from './prepared.ts'
import { mayBeASecondOld } from './read-only.ts'
import type { Replicas } from './replica.ts'
import { replicaFirst, tellWrites } from './replica-first.ts'
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
export interface Pools extends Pair {
  /** For work that takes its time; without them it has the others'. */
  unhurried?: Pair
}

/** Two pools. */
interface Pair {
  reading: pg.Pool
  /** For transactions. */
  writing: pg.Pool
}

/** Milliseconds that an idle connection stays: a new one has to plan again all that is kept planned. */
const IDLE = 300_000
/** Connections of each pool for work that takes its time. */
const UNHURRIED = 4

/**
 * Opens pools of at most `max` connections each. A broken idle connection is dropped, it never ends the process.
 * With `patience`, in seconds, whoever waits longer for the database is told that it is away; work that takes its
 * time has pools of its own.
 */
export function openPools(connectionString: string, max = 10, patience?: number): Pools {
  const pair = (most: number, limits: pg.PoolConfig = {}): Pair => ({
    reading: openPool({ ...addressed(connectionString), max: most, ...limits }),
    writing: openPool({ ...addressed(connectionString), max: most, ...limits }),
  })
  if (patience === undefined) return pair(max)
  return { ...pair(max, limitsOf(patience)), unhurried: pair(UNHURRIED) }
}

/** Opens a pool whose connections keep what is planned, and are left when they fall silent. */
export function openPool(settings: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    ...{ idleTimeoutMillis: IDLE, application_name: 'tessuto' },
    ...{ keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE },
    ...settings,
  })
  pool.on('error', () => {})
  // Also one in use may break while nothing is asked of it: its next query says so.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('connect', keepPlans)
  leaveSilent(pool)
  return pool
}

/**
 * The database by its pools; `waited` is told how many seconds each query waited for its connection. With replicas, these
 * answer what only reads and may be a second old.
 */
export function databaseOn(
  pools: Pools,
  waited: (seconds: number) => void = () => {},
  replicas?: Replicas,
): Db {
  const { unhurried = pools } = pools
  pools.reading.on('connect', answerInTurn)
  const db = timed({ hurried: pools.reading, unhurried: unhurried.reading }, waited, replicas)
  const writing = timed({ hurried: pools.writing, unhurried: unhurried.writing }, waited)
  if (replicas)
    for (const pool of new Set([pools.reading, pools.writing, unhurried.reading, unhurried.writing]))
      pool.on('connect', tellWrites(replicas.wrote))
  const closed = db.destroy.bind(db)
  return Object.assign(db, {
    transaction: () => writing.transaction(),
    destroy: async () => {
      await Promise.all([closed(), writing.destroy()])
    },
  })
}

function timed(
  { hurried, unhurried }: { hurried: pg.Pool; unhurried: pg.Pool },
  waited: (seconds: number) => void,
  replicas?: Replicas,
): Kysely<Database> {
  const connect = async (): Promise<PostgresPoolClient> => {
    const asked = performance.now()
    const client = await (takesItsTime() ? unhurried : hurried).connect()
    waited((performance.now() - asked) / 1_000)
    return client
  }
  const asking = {
    options: hurried.options,
    connect: async () =>
      replicas && mayBeASecondOld() && !takesItsTime() ? replicaFirst(replicas, connect) : connect(),
    end: async () => {
      await Promise.all([...new Set([hurried, unhurried])].map((pool) => pool.end()))
    },
  }
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: asking }) })
}

/** Opens pools of its own, without limits. */
export const connect = (connectionString: string, { max = 10 }: { max?: number } = {}): Db =>
  databaseOn(openPools(connectionString, max))
