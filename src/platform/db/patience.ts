import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'

/** Milliseconds without traffic after which the system asks whether the other side is still there. */
export const KEEP_ALIVE = 10_000

/** What pg says of a query that was not answered in time. */
const SILENT = 'Query read timeout'

/** A server that is there says so within this. */
const CONNECT_MS = 5_000
/** The server ends what takes too long; when it does not even say so a fifth later, it counts as gone. */
const SILENT_AFTER = 1.2

/**
 * Limits for those who wait in front of a page: `patience` seconds for one statement, half of them and at most five
 * for a connection. The server ends a transaction whose process stopped talking, so that its locks are free again.
 */
export function limitsOf(patience: number): pg.PoolConfig {
  const most = patience * 1_000
  return {
    statement_timeout: most,
    query_timeout: most * SILENT_AFTER,
    connectionTimeoutMillis: Math.min(CONNECT_MS, most / 2),
    idle_in_transaction_session_timeout: 3 * most,
  }
}

const unhurried = new AsyncLocalStorage<true>()

/** Does work that may ask the database for long: migrations, imports, all that runs in the background. */
export const takingItsTime = <Result>(work: () => Promise<Result>): Promise<Result> =>
  unhurried.run(true, work)

/** Whether what runs now may take its time. */
export const takesItsTime = (): boolean => unhurried.getStore() === true

/**
 * Drops a connection that does not answer in time, and with it those of the pool that nobody uses: they lead through
 * the same network, and each would let somebody wait once more.
 */
export function leaveSilent(pool: pg.Pool): void {
  const idle = new Set<pg.PoolClient>()
  pool.on('acquire', (client) => idle.delete(client))
  pool.on('remove', (client) => idle.delete(client))
  pool.on('release', (error, client) => {
    if (!error) idle.add(client)
  })
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown
    const ask = (...asked: unknown[]) => {
      const answer = query(...asked)
      if (answer instanceof Promise)
        answer.catch((error: unknown) => {
          if (error instanceof Error && error.message === SILENT)
            for (const one of [client, ...idle]) cut(one)
        })
      return answer
    }
    Object.assign(client, { query: ask })
  })
}

/** Ends it without a word: nobody hears. Whoever uses it is told, and its pool forgets it. */
function cut(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(error: Error): void } } }
  connection.stream.destroy(new Error('Connection terminated: the database does not answer'))
}
