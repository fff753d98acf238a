import { setTimeout as sleep } from 'node:timers/promises'
import { prepareDataFolder } from './folders.ts'
import { joinKeeper, leaveKeeper } from './join.ts'
import { type Hello, sendLine } from './lease.ts'
import { places } from './places.ts'
import type { Settings } from './settings.ts'

/** The private PostgreSQL of a data folder, running at least until `release`. */
export interface PrivateServer {
  /** The product's database, as its owner. */
  url: string
  /** The superuser's address, for creating databases and for backups. */
  adminUrl: string
  dataDir: string
  log: string
  /** Tells the other processes of this data folder at which address the pages are served. */
  announce(address: string): void
  /** Gives it back; when nobody else uses it, resolves after PostgreSQL stopped. */
  release(): Promise<void>
}

/** What a process wants of the private server. */
export interface Wish {
  /** The process serves the pages: only one may, per data folder. */
  app?: boolean
  settings?: Settings
  /** Folders of others that commands of PostgreSQL use. */
  folders?: readonly string[]
  lingerMs?: number
}

/** Between two tries to bring a database back that does not start. */
const REJOIN_MS = 5_000

/** Starts the private PostgreSQL of a data folder, or joins the processes that use it already. */
export async function privateServer(folder: string, wish: Wish = {}): Promise<PrivateServer> {
  const dataDir = prepareDataFolder(folder)
  const { settings = {}, folders = [], lingerMs = 0 } = wish
  const options = { dataDir, settings, folders, lingerMs }
  const hello: Hello = { pid: process.pid, ...(wish.app && { app: {} }) }
  const joined = await joinKeeper(options, hello)
  let { socket } = joined
  let leaving = false
  const stay = () => {
    socket.unref()
    socket.once('close', async () => {
      // The keeper was killed, or gave up on a full disk: a new one brings the database back, and the pages with it.
      while (!leaving) {
        const again = await joinKeeper(options, hello).catch((error) => console.error(String(error)))
        if (!again) {
          await sleep(REJOIN_MS, undefined, { ref: false })
          continue
        }
        socket = again.socket
        if (leaving) return void leaveKeeper(socket)
        return stay()
      }
    })
  }
  stay()
  return {
    url: joined.answer.url,
    adminUrl: joined.answer.adminUrl,
    dataDir,
    log: places(dataDir).log,
    announce: (address) => {
      hello.app = { address }
      sendLine(socket, hello)
    },
    release: () => {
      leaving = true
      return leaveKeeper(socket)
    },
  }
}
