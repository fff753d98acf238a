import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { addressed, listServers } from './addresses.ts'
import { isDatabaseAway } from './away.ts'

/** Copies of the database that follow it (streaming replication), for what only reads. */
export interface Replicas {
  /** Lets one of them answer a statement that only reads; undefined where the primary has to be asked. */
  ask(text: string, values: readonly unknown[] | undefined): Promise<pg.QueryResult | undefined>
  /** Told when this process has changed something: it reads from the primary until they have it too. */
  wrote(): void
  /** Resolves once every node reads what was written before; a second at most. */
  caughtUp(): Promise<void>
  /** Of each: whether it is read now, and seconds since it is known to have had all; undefined while it never had. */
  state(): readonly ReplicaState[]
  stop(): Promise<void>
}

/** How one of them is. */
export interface ReplicaState {
  server: string
  used: boolean
  lag: number | undefined
}

/** Where the database is and where its copies are; how their connections are opened. */
interface ReplicaOptions {
  primaryUrl: string
  /** May name several servers; those that take writes are left out for as long as they do. */
  replicaUrl: string
  open: (connectionString: string) => pg.Pool
}

type Replica = Omit<Replicas, 'state'> & { state(): ReplicaState }

/** A replica is read only while it is known to have all that was committed so long ago: on each node, by its own clock. */
const OLDEST_MS = 1_000
const LOOK_MS = 100
const LOOK_AGAIN_MS = 5
const PATIENCE_MS = 2_000
const RECONNECT_MS = 500

/** What a replica cannot do (write, lock, read a table that is not logged), or was kept from by what it had to follow. */
const ASK_PRIMARY = ['25006', '0A000', '40001', '40P01']

/**
 * Follows how far the replicas are. What makes them right on every node without a word between them: nobody reads from one
 * what may be older than a second, so that whoever waits a second after a write finds it everywhere. While the primary
 * is away nobody can write, and they are read as they are. All nodes have the same list.
 */
export function watchReplicas({ primaryUrl, replicaUrl, open }: ReplicaOptions): Replicas {
  const all = listServers(replicaUrl).map((server) =>
    watchReplica(`${server.host}:${server.port}`, { primaryUrl, replicaUrl: server.url, open }),
  )
  let turn = 0
  return {
    ask: async (text, values) => {
      const usable = all.filter((one) => one.state().used)
      return usable[turn++ % usable.length]?.ask(text, values)
    },
    wrote: () => {
      for (const one of all) one.wrote()
    },
    caughtUp: async () => {
      await Promise.all(all.map((one) => one.caughtUp()))
    },
    state: () => all.map((one) => one.state()),
    stop: async () => {
      await Promise.all(all.map((one) => one.stop()))
    },
  }
}

function watchReplica(server: string, { primaryUrl, replicaUrl, open }: ReplicaOptions): Replica {
  const pool = open(replicaUrl)
  const watch: Watch = {
    follows: false,
    answeredAt: Number.NEGATIVE_INFINITY,
    primaryAway: false,
    confirmedAt: Number.NEGATIVE_INFINITY,
    wroteAt: Number.NEGATIVE_INFINITY,
    stopped: false,
  }
  const looking = look(watch, primaryUrl, replicaUrl)
  const used = () => isUsable(watch, performance.now())
  return {
    ask: (text, values) => askPool(pool, text, values),
    wrote: () => {
      watch.wroteAt = performance.now()
    },
    caughtUp: async () => {
      const since = performance.now()
      const isRead = () => watch.follows || since - watch.answeredAt > PATIENCE_MS
      while (watch.confirmedAt < since && isRead() && performance.now() - since < OLDEST_MS)
        await sleep(LOOK_AGAIN_MS)
    },
    state: () => ({
      server,
      used: used(),
      lag: Number.isFinite(watch.confirmedAt) ? (performance.now() - watch.confirmedAt) / 1_000 : undefined,
    }),
    stop: async () => {
      watch.stopped = true
      await Promise.all([looking, pool.end()])
    },
  }
}

interface Watch {
  /** It is a standby; one that was promoted may have another history than the primary. */
  follows: boolean
  answeredAt: number
  primaryAway: boolean
  /** It has all that was committed at this moment. */
  confirmedAt: number
  wroteAt: number
  stopped: boolean
}

const isUsable = (watch: Watch, now: number): boolean =>
  watch.follows &&
  now - watch.answeredAt < PATIENCE_MS &&
  (watch.primaryAway || (now - watch.confirmedAt < OLDEST_MS && watch.confirmedAt >= watch.wroteAt))

async function askPool(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[] | undefined,
): Promise<pg.QueryResult | undefined> {
  try {
    return await pool.query(text, values && [...values])
  } catch (error) {
    const { code = '' } = error as { code?: string }
    // What took too long here would take as long there.
    if (code !== '57014' && (ASK_PRIMARY.includes(code) || isDatabaseAway(error))) return undefined
    throw error
  }
}

/** Asks the primary how far it is, then the replica until it is as far, and again. */
async function look(watch: Watch, primaryUrl: string, replicaUrl: string): Promise<void> {
  const primary = line(primaryUrl)
  const replica = line(replicaUrl)
  let wanted: { position: string; at: number } | undefined
  while (!watch.stopped) {
    wanted ??= await positionOf(primary, watch)
    const has = await hasReached(replica, watch, wanted?.position)
    if (has && wanted) watch.confirmedAt = wanted.at
    if (has || watch.primaryAway) wanted = undefined
    const late = watch.confirmedAt < watch.wroteAt
    await sleep(wanted || (late && watch.follows && !watch.primaryAway) ? LOOK_AGAIN_MS : LOOK_MS)
  }
  await Promise.all([primary.end(), replica.end()])
}

/**
 * After every commit that can be seen. A commit that does not wait for the disk is seen before it is written; a database
 * of such commits has to be asked how far it is in memory, which may be ahead for seconds of what is sent.
 */
const POSITION = `
  select case current_setting('synchronous_commit')
    when 'off' then pg_current_wal_insert_lsn() else pg_current_wal_lsn() end::text as position`

async function positionOf(primary: Line, watch: Watch) {
  const at = performance.now()
  const row = await primary.ask<{ position: string }>(POSITION)
  watch.primaryAway = row === undefined
  return row && { position: row.position, at }
}

async function hasReached(replica: Line, watch: Watch, position = '0/0'): Promise<boolean> {
  const row = await replica.ask<{ follows: boolean; has: boolean }>(
    `select pg_is_in_recovery() as follows, coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) as has`,
    [position],
  )
  watch.follows = row?.follows ?? false
  if (row) watch.answeredAt = performance.now()
  return row?.follows === true && row.has
}

interface Line {
  /** The only row of the answer; undefined while the server is away. */
  ask<Row>(text: string, values?: readonly unknown[]): Promise<Row | undefined>
  end(): Promise<void>
}

/** A connection of its own, so that it never waits behind pages; opened again whenever it breaks. */
function line(url: string): Line {
  let client: pg.Client | undefined
  let triedAt = Number.NEGATIVE_INFINITY
  const end = async () => {
    const ending = client
    client = undefined
    await ending?.end().catch(() => {})
  }
  const connected = async () => {
    if (client) return client
    if (performance.now() - triedAt < RECONNECT_MS) return undefined
    triedAt = performance.now()
    client = new pg.Client({
      ...addressed(url),
      application_name: 'tessuto-replica',
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    })
    client.on('error', () => {})
    await client.connect()
    return client
  }
  return {
    end,
    ask: async <Row>(text: string, values: readonly unknown[] = []) => {
      try {
        const open = await connected()
        const answer = await open?.query(text, [...values])
        return answer?.rows[0] as Row | undefined
      } catch {
        void end()
        return undefined
      }
    },
  }
}
