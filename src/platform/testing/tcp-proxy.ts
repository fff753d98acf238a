import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What lies between the product and its database, and can become slow, silent or cut. */
export interface TcpProxy {
  /** The database's address through it. */
  url: string
  /** Every piece comes so many milliseconds late. */
  delay(milliseconds: number): void
  /** Nothing passes any more, over old connections and new ones, and nobody is told. */
  stall(): void
  /** Old connections stay silent for good, as behind a router that forgot them; new ones pass. */
  forget(): void
  /** Passes on all that waited, and what comes. */
  resume(): void
  /** Ends every connection at once. */
  cut(): void
  stop(): Promise<void>
}

/** Puts a proxy before the database of an address, on a port of its own. */
export async function proxyBefore(databaseUrl: string): Promise<TcpProxy> {
  const { url, target } = targetOf(databaseUrl)
  const pairs = new Set<Pair>()
  const way: Way = { late: 0, open: Promise.resolve(), resume: () => {} }
  const server = createServer((near) => {
    const pair: Pair = { near, far: connect(target), forgotten: false }
    pairs.add(pair)
    void pass(pair, 'near', way)
    void pass(pair, 'far', way)
  })
  const end = (pair: Pair) => {
    pairs.delete(pair)
    pair.near.destroy()
    pair.far.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: url(port),
    delay: (milliseconds) => {
      way.late = milliseconds
    },
    stall: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      way.open = promise
      way.resume = resolve
    },
    forget: () => {
      for (const pair of pairs) pair.forgotten = true
    },
    resume: () => way.resume(),
    cut: () => pairs.forEach(end),
    stop: async () => {
      way.resume()
      pairs.forEach(end)
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** How pieces pass now. */
interface Way {
  late: number
  open: Promise<void>
  resume: () => void
}

/** One connection, both halves. */
interface Pair {
  near: Socket
  far: Socket
  forgotten: boolean
}

async function pass(pair: Pair, from: 'near' | 'far', way: Way): Promise<void> {
  const to = pair[from === 'near' ? 'far' : 'near']
  pair[from].on('error', () => {})
  try {
    for await (const piece of pair[from]) {
      if (way.late > 0) await sleep(way.late)
      await way.open
      if (!pair.forgotten) to.write(piece)
    }
  } catch {
    // It was cut.
  }
  if (!pair.forgotten) to.destroy()
}

/** Where the database listens, a port or a Unix socket, and its address through another port. */
function targetOf(databaseUrl: string): { target: NetConnectOpts; url: (port: number) => string } {
  const [, user = '', host = '', rest = ''] =
    /^postgres(?:ql)?:\/\/([^@/]*)@([^/]*)\/(.*)$/.exec(databaseUrl) ?? []
  const folder = new URLSearchParams(rest.split('?')[1]).get('host')
  const [name, port = '5432'] = host.split(':')
  return {
    target: folder ? { path: `${folder}/.s.PGSQL.5432` } : { host: name || '127.0.0.1', port: Number(port) },
    url: (own) => `postgresql://${user}@127.0.0.1:${own}/${rest.split('?')[0]}`,
  }
}
