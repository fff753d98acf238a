import { subscribe } from 'node:diagnostics_channel'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { MODULES } from '../../src/modules.ts'
import { bringUpToDate } from '../../src/platform/cli/installation.ts'
import { readConfig } from '../../src/platform/config.ts'
import { databaseOn, openPools } from '../../src/platform/db/database.ts'
import { privateServer } from '../../src/platform/db/server/private-server.ts'
import { createMetrics } from '../../src/platform/metrics/metrics.ts'
import { assemble } from '../../src/platform/modules.ts'
import { startServer } from '../../src/platform/server.ts'
import { createServices } from '../../src/platform/services.ts'
import { openCorpus } from '../search/corpus.ts'
import { copyOf } from './copy-of.ts'
import { quantile } from './figures.ts'
import { type Portal, portalOf } from './portal.ts'

// Forked by the load: the whole product as `npm start` runs it, but for the limit on requests of one address and the
// compression, which a proxy does. Arguments: how many bodies (0 is the demo territory), the folder of the corpora, and
// `open` to leave the door without its guard. Tells where it is; any message asks what was spent since the last one.

/** What the process did since it was last asked. */
export interface Spent {
  /** Seconds of processor, its threads among them, PostgreSQL not. */
  processor: number
  /** Megabytes in memory. */
  resident: number
  /** Requests of the public that it works on at once. */
  limit: number
  /** Milliseconds from the head of a request that was refused to its answer written: p50, p99. */
  refusals: readonly [number, number]
  /** Milliseconds by which the event loop came late to what was due at any moment: p50, p99. */
  late: readonly [number, number]
  /** Milliseconds of processor of the turns in which somebody came: p50, p99. */
  turns: readonly [number, number]
}

/** What the process holds, in megabytes and in numbers. */
export interface Held {
  resident: number
  heap: number
  outside: number
  /** Of those outside, what programs keep in arrays. */
  arrays: number
  handles: number
  files: number
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
}

const [, , size = '0', corpora = '', door = ''] = process.argv
const folder = mkdtempSync(join(tmpdir(), 'tessuto-bench-load-'))
const database = Number(size) > 0 ? await corpus(Number(size)) : await privateServer(folder)
const config = readConfig({
  ...(Number(size) > 0 && { TERRITORY: 'nation:IT' }),
  DATA_DIR: Number(size) > 0 ? join(corpora, `load-${size}`) : folder,
  PORT: '0',
  LOG_LEVEL: 'error',
  COMPRESS: '0',
  RATE_LIMIT: '0',
  ...(door === 'open' && { REQUESTS_AT_ONCE: '0' }),
})
const metrics = createMetrics()
const pools = openPools(database.url, 12)
const db = databaseOn(pools, metrics.poolWait)
const services = { ...createServices(config, db, assemble(MODULES)), metrics }
await bringUpToDate(services)
if (Number(size) === 0) for (const module of MODULES) await module.demo?.load(services)
const server = await startServer(services, database.url, pools)

const begun = new WeakMap<object, number>()
let refusals: number[] = []
let turns: number[] = []
let turnSince: number | undefined
subscribe('http.server.request.start', (message) => {
  begun.set((message as Exchange).request, performance.now())
  if (turnSince !== undefined) return
  turnSince = worked()
  setImmediate(() => {
    turns.push(worked() - (turnSince ?? 0))
    turnSince = undefined
  })
})
subscribe('http.server.response.finish', (message) => {
  const { request, response } = message as Exchange
  if (response.statusCode === 503) refusals.push(performance.now() - (begun.get(request) ?? Number.NaN))
})
const RESOLUTION = 2
const loop = monitorEventLoopDelay({ resolution: RESOLUTION })
loop.enable()
const lateness = (percentile: number) => Math.max(0, loop.percentile(percentile) / 1e6 - RESOLUTION)

let before = process.cpuUsage()
process.on('message', (what) => {
  if (what === 'held') {
    // Our own notes are not what the product holds.
    refusals = []
    turns = []
    return void process.send?.(held())
  }
  const { user, system } = process.cpuUsage(before)
  before = process.cpuUsage()
  process.send?.({
    processor: (user + system) / 1e6,
    resident: process.memoryUsage.rss() / 2 ** 20,
    limit: server.admission.lanes()?.public.limit ?? 0,
    refusals: [quantile(refusals, 0.5), quantile(refusals, 0.99)],
    late: [lateness(50), lateness(99)],
    turns: [quantile(turns, 0.5), quantile(turns, 0.99)],
  } satisfies Spent)
  refusals = []
  turns = []
  loop.reset()
})
process.once('disconnect', async () => {
  await server.stop()
  await db.destroy()
  await database.release()
  rmSync(folder, { recursive: true, force: true })
  process.exit(0)
})
process.send?.({ ...(await portalOf(db)), port: server.port } satisfies Portal)

/**
 * After two collections: what the first frees by its finalizers goes with the second, which also gives emptied pages back
 * to the system. An ordinary one keeps them for later, so that only the busiest moment so far would be seen.
 */
function held(): Held {
  globalThis.gc?.()
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage()
  return {
    resident: rss / 2 ** 20,
    heap: heapUsed / 2 ** 20,
    outside: external / 2 ** 20,
    arrays: arrayBuffers / 2 ** 20,
    handles: process.getActiveResourcesInfo().length,
    files: readdirSync('/proc/self/fd').length,
  }
}

function worked(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** A copy, so that what is written does not stay in the corpus. */
async function corpus(bodies: number) {
  const made = await openCorpus(corpora, bodies)
  const copy = await copyOf(made.url, (await privateServer(resolve(corpora))).adminUrl)
  return { url: copy.url, release: () => copy.drop().then(made.release) }
}
