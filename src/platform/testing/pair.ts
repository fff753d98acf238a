import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readBase } from '../backup/archive/base-stream.ts'
import { unpackTar } from '../backup/archive/unpack-base.ts'
import { serverAccount } from '../db/server/account.ts'
import { ensureCluster } from '../db/server/cluster.ts'
import { prepareDataFolder } from '../db/server/folders.ts'
import { type Places, places } from '../db/server/places.ts'
import { type Postmaster, startPostmaster } from '../db/server/postmaster.ts'
import type { Settings } from '../db/server/settings.ts'

/** One of two PostgreSQL servers on this machine. */
export interface PairedServer {
  port: number
  /** Its folder, in which its processes work. */
  cluster: string
  /** Addresses of the product's database and of the superuser's. */
  url: string
  adminUrl: string
  /** Asks it as its superuser. */
  ask<Row extends pg.QueryResultRow>(text: string): Promise<Row[]>
  /** Ends all its processes at once, as when the machine loses its power. */
  kill(): void
}

/** A primary and a replica that follows it, by PostgreSQL's own streaming replication. */
export interface Pair {
  primary: PairedServer
  replica: PairedServer
  /** Both, as an address that leads to the one that takes writes. */
  url: string
  stop(): Promise<void>
}

const SHARED: Settings = {
  listen_addresses: '127.0.0.1',
  wal_level: 'replica',
  wal_keep_size: '512MB',
  hot_standby_feedback: 'on',
}

/** Starts both on fresh folders, with settings of the caller's over those of the private server. */
export async function startPair(settings: Settings = {}): Promise<Pair> {
  const root = await mkdtemp(join(tmpdir(), 'tessuto-pair-'))
  chmodSync(root, 0o711)
  const [first, second] = [await freePort(), await freePort()]
  const started: [PairedServer, Postmaster][] = []
  const stop = async () => {
    // What they have is thrown away: nobody waits until it is on disk.
    for (const [server] of started) server.kill()
    await Promise.all(started.map(([, { ended }]) => ended))
    rmSync(root, { recursive: true, force: true })
  }
  try {
    const primary = serverAt(first, makePlaces(root, 'primary'))
    await ensureCluster(primary.at.cluster, serverAccount(primary.at.cluster))
    started.push([primary, await start(primary, { ...SHARED, ...settings })])
    await primary.ask('create role tessuto login')
    await primary.ask('create database tessuto owner tessuto')
    const replica = serverAt(second, makePlaces(root, 'replica'))
    await copyBase(primary.adminUrl, replica.at.cluster)
    const from = `host=127.0.0.1 port=${first} user=postgres`
    started.push([replica, await start(replica, { ...SHARED, ...settings, primary_conninfo: from })])
    const url = `postgresql://tessuto@127.0.0.1:${first},127.0.0.1:${second}/tessuto`
    return { primary, replica, url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Placed = PairedServer & { at: Places }

function makePlaces(root: string, name: string): Places {
  const folder = join(root, name)
  mkdirSync(folder, { recursive: true })
  return places(prepareDataFolder(folder))
}

function serverAt(port: number, at: Places): Placed {
  const adminUrl = `postgresql://postgres@127.0.0.1:${port}/postgres`
  return {
    at,
    port,
    cluster: at.cluster,
    adminUrl,
    url: `postgresql://tessuto@127.0.0.1:${port}/tessuto`,
    ask: async <Row extends pg.QueryResultRow>(text: string) => {
      const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 })
      client.on('error', () => {})
      try {
        await client.connect()
        return (await client.query<Row>(text)).rows
      } finally {
        await client.end().catch(() => {})
      }
    },
    kill: () => killTree(join(at.cluster, 'postmaster.pid')),
  }
}

const start = ({ at, port, ask }: Placed, settings: Settings): Promise<Postmaster> =>
  startPostmaster(at, serverAccount(at.cluster), {
    settings: { ...settings, port: String(port) },
    ready: () =>
      ask('select 1').then(
        () => 'ready',
        () => 'silent',
      ),
  })

/** A copy of the running cluster that will follow it. */
async function copyBase(adminUrl: string, cluster: string): Promise<void> {
  const account = serverAccount(cluster)
  await unpackTar(
    readBase(adminUrl, () => {}),
    cluster,
    account,
  )
  const signal = join(cluster, 'standby.signal')
  writeFileSync(signal, '')
  if (process.getuid?.() === 0) chownSync(signal, account.uid, account.gid)
}

/** All at once: the children are told nothing first. */
function killTree(pidFile: string): void {
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
  const children = `/proc/${pid}/task/${pid}/children`
  if (!existsSync(children)) return
  for (const one of [pid, ...readFileSync(children, 'utf8').split(' ').filter(Boolean).map(Number)]) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // It ended by itself in between.
    }
  }
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
