import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, type Hello, type KeeperOptions, onLines, sendLine } from './lease.ts'
import { places } from './places.ts'
import { AlreadyServing, DatabaseUnavailable } from './refusal.ts'

/** A connection to the keeper and where the database is. */
export interface Joined {
  socket: Socket
  answer: Extract<Answer, { state: 'ready' }>
}

const PATIENCE_MS = 90_000
const LEAVING_MS = 3_000
const LEAVE_MS = 20_000

/** Connects to the keeper of a data folder, starting one when there is none. */
export async function joinKeeper(options: KeeperOptions, hello: Hello): Promise<Joined> {
  const at = places(options.dataDir)
  const began = Date.now()
  const deadline = began + PATIENCE_MS
  for (let attempt = 0; Date.now() < deadline; attempt++) {
    const socket = await connected(at.keeper)
    const answer = socket && (await ask(socket, hello))
    if (socket && answer?.state === 'ready') return { socket, answer }
    socket?.destroy()
    if (answer?.state === 'failed') throw new DatabaseUnavailable(answer.reason)
    if (answer?.state === 'serving') {
      // One that was just told to stop, or was killed, leaves within a moment.
      if (Date.now() - began > LEAVING_MS) throw new AlreadyServing(answer.pid, answer.address)
      await sleep(200)
      continue
    }
    // A keeper that is being started needs a moment; one that ends frees its socket soon.
    if (attempt % 40 === 0) startKeeper(options, at.log)
    await sleep(25)
  }
  throw new DatabaseUnavailable(`The private database does not answer. Its log: ${at.log}`)
}

/** Leaves the keeper; when nobody else is with it, resolves after PostgreSQL stopped. */
export function leaveKeeper(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve()
    const late = setTimeout(() => socket.destroy(), LEAVE_MS)
    socket.once('close', () => {
      clearTimeout(late)
      resolve()
    })
    socket.ref()
    socket.end()
  })
}

function startKeeper(options: KeeperOptions, logFile: string): void {
  const log = openSync(logFile, 'a', 0o600)
  const program = join(import.meta.dirname, 'keeper-main.js')
  // Its own session: Ctrl-C in the terminal must not reach the database before the pages have ended.
  const keeper = spawn(process.execPath, [program, JSON.stringify(options)], {
    detached: true,
    cwd: '/',
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH },
  })
  keeper.on('error', () => {})
  keeper.unref()
  closeSync(log)
}

function connected(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path })
    socket.once('connect', () => resolve(socket))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EACCES' && error.code !== 'EPERM') return resolve(undefined)
      reject(
        new DatabaseUnavailable(
          `The database of this folder runs as another user (${path}): use the same user, or another DATA_DIR.`,
        ),
      )
    })
  })
}

/**
 * Says hello and waits for the answer; `undefined` when the keeper left meanwhile. A database that was killed may
 * need minutes to recover: as long as its keeper is there, and it gives up by itself, nobody else does.
 */
function ask(socket: Socket, hello: Hello): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    socket.on('error', () => {})
    socket.once('close', () => resolve(undefined))
    onLines<Answer>(socket, resolve)
    sendLine(socket, hello)
  })
}
