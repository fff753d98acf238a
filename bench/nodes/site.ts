import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { PROJECT, projectFile } from '../../src/platform/project.ts'
import { freePort, type Pair, startPair } from '../../src/platform/testing/pair.ts'

/** One process that serves pages. */
export interface Node {
  name: string
  port: number
  /** Starts it, from another checkout of the product if one is given, and waits until a balancer may use it. */
  start(project?: string): Promise<void>
  /** Asks it to stop, and waits until it has. */
  stop(): Promise<void>
  kill(): void
  pid(): number
  /** What `/status` says. */
  status(): Promise<Status>
}

interface Status {
  checks: { replicas?: { server: string; state: string }[] }
}

/** Two nodes behind HAProxy on a primary and a replica, all on this machine. */
export interface Site {
  /** Where readers come. */
  address: string
  nodes: readonly [Node, Node]
  pair: Pair
  root: string
  stop(): Promise<void>
}

const PATIENCE_MS = 300_000
const SECRET = Buffer.alloc(32, 7).toString('base64')

/** Starts it with the demo territory. HAProxy runs with deploy/haproxy.cfg; `haproxy` has to be installed. */
export async function startSite(): Promise<Site> {
  const root = mkdtempSync(join(tmpdir(), 'tessuto-nodes-'))
  const pair = await startPair()
  const [door, first, second] = [await freePort(), await freePort(), await freePort()]
  const address = `http://127.0.0.1:${door}`
  const files = join(root, 'files')
  mkdirSync(files)
  const nodes = [makeNode('a', first), makeNode('b', second)] as const
  let balancer: ChildProcess | undefined
  const stop = async () => {
    balancer?.kill('SIGTERM')
    await Promise.all(nodes.map((node) => node.stop()))
    await pair.stop()
    rmSync(root, { recursive: true, force: true })
  }
  try {
    await nodes[0].start()
    await nodes[1].start()
    balancer = startBalancer(root, door, nodes)
    await until(() => answers(`${address}/ready`), 'the balancer')
    return { address, nodes, pair, root, stop }
  } catch (error) {
    await stop()
    throw error
  }

  function makeNode(name: string, port: number): Node {
    const dataDir = join(root, name)
    mkdirSync(dataDir)
    symlinkSync(files, join(dataDir, 'files'))
    return nodeAt(name, port, {
      ...{ PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir },
      ...{ DATABASE_URL: pair.url, DATABASE_READ_URL: pair.url, SECRET_KEY: SECRET, PUBLIC_URL: address },
      ...{ TRUST_PROXY: '1', DRAIN_SECONDS: '5', LOG_LEVEL: 'error', MALLOC_MMAP_THRESHOLD_: '131072' },
    })
  }
}

function nodeAt(name: string, port: number, env: NodeJS.ProcessEnv): Node {
  let child: ChildProcess | undefined
  let ended: Promise<void> = Promise.resolve()
  const log = join(String(env.DATA_DIR), 'log')
  return {
    name,
    port,
    start: async (project = PROJECT) => {
      const started = spawn(process.execPath, [join(project, 'dist/src/main.js'), 'start'], {
        cwd: project,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      const words = createWriteStream(log, { flags: 'a' })
      started.stdout.pipe(words, { end: false })
      started.stderr.pipe(words, { end: false })
      child = started
      ended = new Promise((resolve) => started.once('exit', () => resolve()))
      await until(() => answers(`http://127.0.0.1:${port}/ready`), `node ${name}`, log)
    },
    stop: () => {
      child?.kill('SIGTERM')
      return ended
    },
    kill: () => void child?.kill('SIGKILL'),
    pid: () => child?.pid ?? 0,
    status: async () => (await fetch(`http://127.0.0.1:${port}/status`)).json() as Promise<Status>,
  }
}

/** deploy/haproxy.cfg with these addresses, and without TLS: everything else is what an operator runs. */
function startBalancer(root: string, port: number, [a, b]: readonly [Node, Node]): ChildProcess {
  const text = readFileSync(projectFile('deploy/haproxy.cfg'), 'utf8')
    .replace('bind :80', `bind 127.0.0.1:${port}`)
    .replace(/^.*(?:bind :443|redirect scheme).*\n/gm, '')
    .replaceAll('10.0.0.11:3000', `127.0.0.1:${a.port}`)
    .replaceAll('10.0.0.12:3000', `127.0.0.1:${b.port}`)
  const file = join(root, 'haproxy.cfg')
  writeFileSync(file, text)
  return spawn('haproxy', ['-db', '-f', file], { stdio: ['ignore', 'inherit', 'inherit'] })
}

/** The product as its next version: the same program with one migration more. */
export function nextVersion(root: string, migration: string): string {
  const project = join(root, 'next')
  mkdirSync(project)
  for (const part of ['dist', 'src', 'assets', 'package.json'])
    execFileSync('cp', ['-a', projectFile(part), project])
  symlinkSync(projectFile('node_modules'), join(project, 'node_modules'))
  writeFileSync(join(project, 'src/modules/visits/migrations/9001_next_version.sql'), migration)
  return project
}

const answers = (address: string): Promise<boolean> =>
  fetch(address, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Waits until it is so, at most five minutes. */
export async function until(
  happens: () => boolean | Promise<boolean>,
  what: string,
  log?: string,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await happens())) {
    if (Date.now() > deadline)
      throw new Error(`${what} is not there: ${log ? readFileSync(log, 'utf8').slice(-2_000) : ''}`)
    await sleep(50)
  }
}
