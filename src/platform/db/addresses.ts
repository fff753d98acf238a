import { Socket } from 'node:net'
import pg from 'pg'

/** One server of an address, where it listens and as an address of its own. */
interface Server {
  url: string
  host: string
  port: number
}

/** How long an answer about who takes writes is believed. */
const SURE_MS = 1_000
/** A server that has not answered by then is away. */
const PATIENCE_MS = 1_500

/**
 * How to connect to a database. Of an address with several servers, `postgresql://user@a:5432,b:5432/name`, each new
 * connection goes to the one that takes writes then, as libpq's `target_session_attrs=read-write`, which pg lacks.
 */
export function addressed(url: string): { connectionString: string; stream?: () => Socket } {
  const servers = listServers(url)
  const [first] = servers
  if (!first || servers.length === 1) return { connectionString: url }
  return { connectionString: first.url, stream: () => socketToPrimary(url, servers) }
}

/** The servers of an address, in order; one where it names a Unix socket. */
export function listServers(url: string): readonly Server[] {
  const [, begin = '', servers = '', end = ''] = /^(\w+:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/.exec(url) ?? []
  return servers.split(',').map((server) => {
    const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(server) ?? []
    return { url: `${begin}${server}${end}`, host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? 5432) }
  })
}

/** A socket that asks who takes writes before it connects. */
function socketToPrimary(url: string, servers: readonly Server[]): Socket {
  const socket = new Socket()
  const connect = socket.connect.bind(socket)
  const connectToPrimary = () => {
    primaryOf(url, servers).then(
      ({ host, port }) => void (socket.destroyed || connect(port, host)),
      (error: Error) => socket.destroy(error),
    )
    return socket
  }
  return Object.assign(socket, { connect: connectToPrimary })
}

const found = new Map<string, { primary: Promise<Server>; until: number }>()

function primaryOf(url: string, servers: readonly Server[]): Promise<Server> {
  const known = found.get(url)
  if (known && performance.now() < known.until) return known.primary
  const primary = findPrimary(servers)
  found.set(url, { primary, until: performance.now() + SURE_MS })
  primary.catch(() => found.delete(url))
  return primary
}

/** Where two take writes, an old primary has come back: the one promoted last is right. */
async function findPrimary(servers: readonly Server[]): Promise<Server> {
  const asked = await Promise.all(
    servers.map(async (server) => ({ server, promoted: await promotions(server) })),
  )
  const [newest] = asked
    .flatMap(({ server, promoted }) => (promoted === undefined ? [] : [{ server, promoted }]))
    .toSorted((a, b) => b.promoted - a.promoted)
  if (newest) return newest.server
  const names = servers.map(({ host, port }) => `${host}:${port}`).join(', ')
  // PostgreSQL's code for "cannot connect now": whoever asks is told to come again.
  throw Object.assign(new Error(`no server takes writes now: ${names}`), { code: '57P03' })
}

/** The number of its timeline, which grows with each promotion; undefined where it is away or takes no writes. */
async function promotions({ url }: Server): Promise<number | undefined> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'tessuto-who-writes',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ segment: string | null }>(`
      select case when current_setting('transaction_read_only') = 'off'
        then pg_walfile_name(pg_current_wal_lsn()) end as segment`)
    const segment = rows[0]?.segment
    return segment ? Number.parseInt(segment.slice(0, 8), 16) : undefined
  } catch {
    return undefined
  } finally {
    client.end().catch(() => {})
  }
}
