import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { collectDefaultMetrics, Gauge } from 'prom-client'
import type { Services } from '../cx.ts'
import type { Pools } from '../db/database.ts'
import { readings } from './readings.ts'

/** A listening address for Prometheus. */
export interface MetricsServer {
  port: number
  stop(): Promise<void>
}

/**
 * Serves `/metrics` (Prometheus text format 0.0.4) on an address of its own, which the public does not reach: it says
 * how much is asked of which routes. Throws when the address is taken.
 */
export async function startMetricsServer(
  services: Services,
  { host, port }: { host: string; port: number },
  pools?: Pools,
): Promise<MetricsServer> {
  const { registry } = services.metrics
  collectDefaultMetrics({ register: registry })
  if (pools) addPools(services, pools)
  const read = readings(services, registry)
  const server = createServer(async (request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    try {
      const text = await read()
      response.writeHead(200, { 'content-type': registry.contentType }).end(text)
    } catch (error) {
      services.log.error({ err: error }, 'metrics')
      response.writeHead(500).end()
    }
  })
  await listening(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function addPools({ metrics }: Services, { reading, writing, unhurried }: Pools): void {
  const pools = [reading, writing, ...(unhurried ? [unhurried.reading, unhurried.writing] : [])]
  const sum = (count: 'totalCount' | 'idleCount' | 'waitingCount') =>
    pools.reduce((all, pool) => all + pool[count], 0)
  new Gauge({
    name: 'tessuto_database_pool_connections',
    help: 'Connections of this process to the database, and queries that wait for one.',
    labelNames: ['state'],
    registers: [metrics.registry],
    collect() {
      this.set({ state: 'open' }, sum('totalCount'))
      this.set({ state: 'idle' }, sum('idleCount'))
      this.set({ state: 'waiting' }, sum('waitingCount'))
    },
  })
}

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
