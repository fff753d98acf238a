import { AsyncLocalStorage } from 'node:async_hooks'
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { connect, type Db } from '../../src/platform/db/database.ts'
import { privateServer } from '../../src/platform/db/server/private-server.ts'
import type { Settings } from '../../src/platform/db/server/settings.ts'
import { PROJECT } from '../../src/platform/project.ts'
import { enterByLink, makeEntryLink } from '../../src/platform/session/entry-link.ts'
import { SESSION_COOKIE } from '../../src/platform/session/session.ts'
import { mountSmallDisk } from '../../src/platform/testing/small-disk.ts'

/** The product as an operator runs it: a process of its own that is started again whenever it ends. */
export interface Product {
  address: string
  dataDir: string
  /** The Cookie header of somebody of the front office. */
  cookie: string
  /** The folder of what it says. */
  logDir: string
  /** Ends the process that serves the pages, as `kill -9` does. */
  killApplication(): void
  /** How often that process ended by itself or was ended. */
  ends(): number
  /** Ends PostgreSQL with all its processes at once, as `kill -9` does. */
  killDatabase(): void
  /** Whether it was stopped for good: nobody asks it for anything any more. */
  isOver(): boolean
  /** Looks into the database, then leaves it alone. */
  read<T>(look: (db: Db) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

/** How a product is started for a fault. */
export interface ProductOptions {
  env?: Record<string, string>
  /** Other settings of PostgreSQL: only a control that must lose something changes them. */
  settings?: Settings
  /** Puts the data folder on a disk of its own, of so many megabytes (as root). */
  megabytes?: number
  /** Puts the folder of uploaded files on a disk of its own, of so many megabytes (as root). */
  fileMegabytes?: number
  /** A database of others instead of the private one. */
  databaseUrl?: string
  /** Where the product finds it, when that is another address than ours. */
  databaseThrough?: string
  /** `start` brings the demo territory along. */
  command?: 'serve' | 'start'
  /** Puts what it says on a disk of its own, of so many megabytes (as root). */
  logMegabytes?: number
  /** Told the number of each process that serves. */
  launched?: (pid: number) => void
}

const PATIENCE_MS = 300_000
const running = new Set<() => Promise<void>>()

const part = new AsyncLocalStorage<typeof running>()

/** Stops every product that was started here, when all is broken off. */
export const stopAll = () => Promise.all([...running].map((stop) => stop()))

/** Runs a part; its `stop` ends what it started and is running still. */
export function asPart<Result>(run: () => Promise<Result>): {
  result: Promise<Result>
  stop(): Promise<void>
} {
  const mine: typeof running = new Set()
  return {
    result: part.run(mine, run),
    stop: async () => {
      await Promise.all([...mine].map((stop) => stop()))
    },
  }
}

/** Starts it on an empty folder, and waits until it serves. */
export async function startProduct({
  env = {},
  settings,
  databaseUrl,
  databaseThrough = databaseUrl,
  megabytes,
  fileMegabytes,
  command = 'serve',
  logMegabytes,
  launched = () => {},
}: ProductOptions = {}): Promise<Product> {
  const root = mkdtempSync(join(tmpdir(), 'tessuto-fault-'))
  const [dataDir, logDir] = [join(root, 'data'), join(root, 'log')]
  mkdirSync(logDir)
  const log = join(logDir, 'log')
  const dataDisk = megabytes ? mountSmallDisk(dataDir, megabytes) : undefined
  const filesDisk = fileMegabytes ? mountSmallDisk(join(dataDir, 'files'), fileMegabytes) : undefined
  const logDisk = logMegabytes ? mountSmallDisk(logDir, logMegabytes) : undefined
  const port = String(await freePort())
  const kept = settings && (await privateServer(dataDir, { settings }))
  const given: Record<string, string> = databaseThrough ? { DATABASE_URL: databaseThrough } : {}
  const supervised = supervise(
    { command, log, launched },
    { DATA_DIR: dataDir, PORT: port, ...given, ...env },
  )
  const address = `http://127.0.0.1:${port}`
  let over = false
  const read: Product['read'] = async (look) => {
    if (over) throw new Error('it was stopped')
    const server = databaseUrl ? undefined : await privateServer(dataDir)
    const db = connect(databaseUrl ?? server?.url ?? '', { max: 1 })
    return look(db).finally(() => db.destroy().then(server?.release))
  }
  const stop = async () => {
    if (over) return
    over = true
    running.delete(stop)
    await supervised.stop()
    await kept?.release()
    filesDisk?.unmount()
    dataDisk?.unmount()
    logDisk?.unmount()
    rmSync(root, { recursive: true, force: true })
  }
  running.add(stop)
  part.getStore()?.add(stop)
  try {
    // Its last word: pages are served before background work begins.
    await until(async () => readFileSync(log, 'utf8').includes('Stop: Ctrl-C'), log)
    await until(() => fetch(`${address}/status`).then(({ ok }) => ok), log)
    return {
      address,
      dataDir,
      logDir,
      cookie: await read(enter),
      read,
      ends: supervised.ends,
      isOver: () => over,
      killApplication: () => supervised.child().kill('SIGKILL'),
      killDatabase: () => killTree(postmaster(dataDir)),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function enter(db: Db): Promise<string> {
  const now = new Date()
  const link = await makeEntryLink(db, {
    name: 'Sportello',
    roles: ['urp_operator', 'chief_editor', 'territory_admin'],
    now,
  })
  const session = await enterByLink(db, link, now)
  // A commit that waits for the disk takes all before it along: also a database that forgets lets this person in.
  await sql`set synchronous_commit = on`.execute(db)
  await sql`update entry_link set name = name`.execute(db)
  return `${SESSION_COOKIE}=${session}`
}

/** Starts a process again at once whenever it ends, as systemd would. */
function supervise(
  { command, log, launched }: { command: string; log: string; launched: (pid: number) => void },
  env: Record<string, string>,
) {
  let stopping = false
  let ends = 0
  let ended: Promise<void> = Promise.resolve()
  const launch = (): ChildProcess => {
    const file = openSync(log, 'a')
    const child = spawn(process.execPath, [join(PROJECT, 'dist/src/main.js'), command], {
      cwd: PROJECT,
      stdio: ['ignore', file, file],
      env: { PATH: process.env.PATH, LOG_LEVEL: 'error', RATE_LIMIT: '0', ...env },
    })
    closeSync(file)
    launched(child.pid ?? 0)
    ended = new Promise((resolve) => {
      child.once('exit', () => {
        ends++
        if (!stopping) current = launch()
        resolve()
      })
    })
    return child
  }
  let current = launch()
  return {
    child: () => current,
    ends: () => ends,
    stop: async () => {
      stopping = true
      current.kill('SIGTERM')
      const late = setTimeout(() => current.kill('SIGKILL'), 20_000)
      await ended
      clearTimeout(late)
    },
  }
}

const postmaster = (dataDir: string): number =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10)

/** The children first are told nothing: all end in the same moment. */
function killTree(pid: number): void {
  if (!isPostgres(pid)) throw new Error('no PostgreSQL runs')
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number)
  for (const one of [pid, ...children]) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // It ended by itself in between.
    }
  }
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
  } catch {
    return false
  }
}

async function until(happens: () => Promise<boolean>, log: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await happens().catch(() => false))) {
    if (Date.now() > deadline)
      throw new Error(`the product does not answer:\n${readFileSync(log, 'utf8').slice(-2_000)}`)
    await sleep(50)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
