import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, commandPrefix } from './account.ts'
import { programs } from './cluster.ts'
import type { Places } from './places.ts'
import { DatabaseUnavailable } from './refusal.ts'
import type { Readiness } from './roles.ts'
import { SETTINGS, type Settings } from './settings.ts'

/** A PostgreSQL we started. */
export interface Postmaster {
  /** Resolves when it ended, for whatever reason. */
  ended: Promise<void>
  /** Ends it as PostgreSQL's fast shutdown does, by force after ten seconds. */
  stop(): Promise<void>
}

/** How PostgreSQL is started. */
export interface Start {
  settings: Settings
  /** Folders, beside its own, that commands of its settings use. */
  folders?: readonly string[]
  /** How far it is. */
  ready: () => Promise<Readiness>
  /** How long it may say nothing; while it says that it recovers it is left to it, however long that takes. */
  patienceMs?: number
}

const PATIENCE_MS = 30_000
const GRACE_MS = 10_000

/**
 * Starts PostgreSQL on the cluster, after ending what an earlier, killed start left running.
 * Backends of a killed postmaster keep the data until they notice: we retry.
 */
export async function startPostmaster(
  at: Places,
  account: Account,
  { settings, folders = [], ready, patienceMs = PATIENCE_MS }: Start,
): Promise<Postmaster> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    await endOrphan(at.cluster, deadline)
    const logged = existsSync(at.log) ? statSync(at.log).size : 0
    const child = launch(at, account, { ...SETTINGS, ...settings }, folders)
    const running = watch(child)
    if (await answers(running.ended, ready, patienceMs)) return running
    await running.stop()
    const why = readFileSync(at.log).subarray(logged).toString()
    const passing = /shared memory block .* is still in use|lock file .* already exists/s.test(why)
    if (!passing || Date.now() > deadline)
      throw new DatabaseUnavailable(`The database did not start.\n${lastWords(why, at)}`)
    await sleep(200)
  }
}

function launch(at: Places, account: Account, settings: Settings, folders: readonly string[]): ChildProcess {
  const bin = programs()
  const all = { ...settings, unix_socket_directories: at.run }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const prefix = commandPrefix(account, [bin, at.cluster, at.run, ...folders])
  const [program = '', ...args] = [...prefix, join(bin, 'postgres'), '-D', at.cluster, ...flags]
  const log = openSync(at.log, 'a')
  const env = { PATH: process.env.PATH, LC_MESSAGES: 'C', TZ: 'UTC' }
  const child = spawn(program, args, { cwd: '/', stdio: ['ignore', log, log], env })
  closeSync(log)
  return child
}

function watch(child: ChildProcess): Postmaster {
  const ended = new Promise<void>((resolve) => {
    child.on('error', () => resolve())
    child.on('exit', () => resolve())
  })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGINT')
    const force = setTimeout(() => child.kill('SIGQUIT'), GRACE_MS)
    await ended
    clearTimeout(force)
  }
  return { ended, stop }
}

async function answers(
  ended: Promise<void>,
  ready: () => Promise<Readiness>,
  patienceMs: number,
): Promise<boolean> {
  let alive = true
  void ended.then(() => {
    alive = false
  })
  for (let heard = Date.now(); alive && Date.now() - heard < patienceMs; ) {
    const state = await ready()
    if (state === 'ready') return alive
    if (state === 'starting') heard = Date.now()
    await Promise.race([ended, sleep(20)])
  }
  return false
}

/** Ends a PostgreSQL that outlived its keeper, and forgets a lock whose number now is another program's. */
async function endOrphan(cluster: string, deadline: number): Promise<void> {
  const lock = join(cluster, 'postmaster.pid')
  const pid = existsSync(lock) ? Number.parseInt(readFileSync(lock, 'utf8'), 10) : Number.NaN
  if (!isRunning(pid)) return
  if (!worksIn(pid, cluster)) {
    const busy = readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksIn(Number(name), cluster))
    if (!busy) rmSync(lock)
    return
  }
  process.kill(pid, 'SIGINT')
  while (isRunning(pid) && Date.now() < deadline) await sleep(50)
}

function isRunning(pid: number): boolean {
  if (!(pid > 1)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** PostgreSQL's processes have the cluster as their working folder. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    return false
  }
}

function lastWords(text: string, at: Places): string {
  const lines = text.split('\n').filter((line) => /FATAL|HINT|could not|error/.test(line))
  return [...lines.slice(-3), `The whole log: ${at.log}`].join('\n')
}
