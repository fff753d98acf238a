import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Services } from './cx.ts'
import type { Pools } from './db/database.ts'
import { watchEventLoop } from './health/event-loop.ts'
import { createDoor } from './health/readiness.ts'
import { watchRoom } from './health/room.ts'
import { startAdmission } from './http/admission/admission.ts'
import type { Admission } from './http/admission/open-door.ts'
import { PATIENCE, watchSockets } from './http/admission/sockets.ts'
import { createApp } from './http/app.ts'
import { trustedProxies } from './http/client-address.ts'
import { startWorker, type Worker } from './jobs/worker.ts'
import { startMetricsServer } from './metrics/metrics-server.ts'
import { type RunningSearch, startSearch } from './search/threads/start-search.ts'

/** A server that listens. */
export interface RunningServer {
  /** Where it can be opened, such as `http://127.0.0.1:3000`. */
  address: string
  port: number
  admission: Admission
  /** Tells the balancer, for as long as the settings say; then ends open requests and jobs, in at most 10 seconds. */
  stop(): Promise<void>
}

/** Ports tried after the one asked for. */
const TRIES = 50

/**
 * Serves the pages and, with `connectionString`, keeps the search index and takes background jobs. Listens on the port of the settings or, when
 * it is taken, on the next free one. Where the settings say so, the figures of the process are on an address of their own.
 */
export async function startServer(
  services: Services,
  connectionString?: string,
  pools?: Pools,
): Promise<RunningServer> {
  const { host, port, timeZone, metricsListen } = services.config
  const search: RunningSearch | undefined = connectionString
    ? startSearch(services, connectionString)
    : undefined
  const room = watchRoom(services.config, (isFull) =>
    services.log.warn(
      isFull ? 'the disk is nearly full: the site can only be read' : 'there is room on the disk again',
    ),
  )
  const door = createDoor(search?.ready() ?? Promise.resolve())
  const admission = startAdmission(services)
  const equipped = { ...services, room, door, admission, ...(search && { search: search.index }) }
  watchEventLoop()
  const metrics = metricsListen && (await startMetricsServer(equipped, metricsListen, pools))
  const answer = admission.guarded(createApp(equipped).fetch)
  const listener = getRequestListener((request, env) => answer(request, env as HttpBindings))
  const server = createServer(PATIENCE, listener)
  watchSockets(server, { isProxy: trustedProxies(services.config.trustProxy) })
  // Who comes again over the same connection would find it closed.
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (door.readiness() === 'leaving') response.setHeader('connection', 'close')
  })
  const taken = await listen(server, host, port)
  const worker: Worker | undefined = connectionString
    ? await startWorker(equipped, connectionString, timeZone)
    : undefined
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    port: taken,
    admission,
    stop: async () => {
      door.leave()
      await sleep(services.config.drainSeconds * 1_000)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), 5_000)
      await Promise.all([closed, worker?.stop(), metrics?.stop()])
      await search?.stop()
      room.stop()
      admission.stop()
      clearTimeout(cut)
      for (const module of services.modules.list) await module.stop?.(services)
    },
  }
}

async function listen(server: ReturnType<typeof createServer>, host: string, port: number): Promise<number> {
  for (let tried = 0; ; tried++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port === 0 ? 0 : port + tried, host, () => {
          server.off('error', reject)
          resolve()
        })
      })
      return (server.address() as AddressInfo).port
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || tried >= TRIES) throw error
    }
  }
}
