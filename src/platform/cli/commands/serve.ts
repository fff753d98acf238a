import { keepArchive } from '../../backup/archive/keep-archive.ts'
import type { Config } from '../../config.ts'
import type { Services } from '../../cx.ts'
import { databaseOn, openPool, openPools, type Pools } from '../../db/database.ts'
import { limitsOf, takingItsTime } from '../../db/patience.ts'
import { type Replicas, watchReplicas } from '../../db/replica.ts'
import { createMetrics } from '../../metrics/metrics.ts'
import { type RunningServer, startServer } from '../../server.ts'
import { createServices } from '../../services.ts'
import type { Command, CommandContext } from '../command.ts'
import { bringUpToDate, hasReached, reach } from '../installation.ts'
import { type OpenDatabase, openDatabase } from '../open-database.ts'
import { untilStopped } from '../until-stopped.ts'

/** Serves the pages without ever adding demo content: for installations with real data. */
export const serve: Command = {
  name: 'serve',
  summary: 'Serves the pages, without the demo territory',
  usage: '',
  run: (cx) => serveUntilStopped(cx, { demo: false }),
}

/** What `npm start` runs: a first look with fictional organisations, then the pages. */
export const start: Command = {
  name: 'start',
  summary: 'Serves the pages; a new installation gets the demo territory (npm start)',
  usage: '',
  run: (cx) => serveUntilStopped(cx, { demo: true }),
}

/** For the words of a start that failed to be written. */
const LEAVE_MS = 1_000

async function serveUntilStopped(cx: CommandContext, { demo }: { demo: boolean }): Promise<number> {
  const stopped = untilStopped(cx.print)
  const database = await openDatabase(cx.config, { app: true })
  const metrics = createMetrics()
  const pools = openPools(database.url, 12, cx.config.databasePatience)
  const replicas = replicasOf(cx.config, database.url)
  const db = databaseOn(pools, metrics.poolWait, replicas)
  try {
    const services = { ...createServices(cx.config, db, cx.modules), metrics, replicas }
    await takingItsTime(() => prepare(cx, services, demo))
    const server = await listen(cx, services, { ...database, pools })
    await greet(cx, services, server, database)
    const archive = keepArchive(services, database.adminUrl)
    await stopped
    await archive.stop()
    await server.stop()
  } catch (error) {
    // What listens already would keep a process alive that has no database; who started it shall start it again.
    setTimeout(() => process.exit(1), LEAVE_MS).unref()
    throw error
  } finally {
    await Promise.all([db.destroy(), replicas?.stop()])
    await database.release()
  }
  cx.print('Stopped.')
  return 0
}

/** The replicas that the settings name; nobody waits for them. */
function replicasOf({ databaseReadUrl, databasePatience }: Config, primaryUrl: string): Replicas | undefined {
  if (!databaseReadUrl) return undefined
  return watchReplicas({
    primaryUrl,
    replicaUrl: databaseReadUrl,
    open: (connectionString) => openPool({ connectionString, max: 12, ...limitsOf(databasePatience) }),
  })
}

async function prepare({ print }: CommandContext, services: Services, demo: boolean): Promise<void> {
  const ran = await bringUpToDate(services)
  if (ran.length > 0)
    print(`The database is up to date (${ran.length} ${ran.length === 1 ? 'step' : 'steps'}).`)
  if (await hasReached(services.db, 'prepared')) return
  if (demo) await showDemo(print, services)
  await reach(services.db, 'prepared', new Date())
}

async function showDemo(print: CommandContext['print'], services: Services): Promise<void> {
  const told = []
  for (const module of services.modules.list) told.push(await module.demo?.load(services))
  const lines = told.filter((line) => line !== undefined)
  for (const line of lines) print(line)
  if (lines.length > 0) print('Remove it with: npm run tessuto -- demo remove')
}

async function listen(
  { config, print }: CommandContext,
  services: Services,
  database: OpenDatabase & { pools: Pools },
): Promise<RunningServer> {
  const server = await startServer(services, database.url, database.pools)
  if (config.port !== 0 && server.port !== config.port) {
    print(`Port ${config.port} is taken by another program: using ${server.port}.`)
  }
  database.announce(server.address)
  return server
}

async function greet(
  { config, print }: CommandContext,
  services: Services,
  server: RunningServer,
  database: OpenDatabase,
): Promise<void> {
  const address = config.publicUrl ?? server.address
  print(`Tessuto is at ${address}`)
  print(`Data: ${database.where}`)
  if (!(await hasReached(services.db, 'started'))) {
    for (const line of await firstLines(services, address)) print(line)
    await reach(services.db, 'started', new Date())
  }
  print('Stop: Ctrl-C')
}

async function firstLines(services: Services, publicUrl: string): Promise<string[]> {
  const config: Config = { ...services.config, publicUrl }
  const told = await Promise.all(
    services.modules.list.map((module) => module.firstStart?.({ ...services, config })),
  )
  return told.flatMap((lines) => lines ?? [])
}
