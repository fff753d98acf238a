import { Gauge, type Registry } from 'prom-client'
import type { Services } from '../cx.ts'
import { newestBackup, readDisk } from '../health/checks.ts'
import { readHealth } from '../health/health.ts'
import { readEvents, readQueues } from '../health/queues.ts'

/** Name without its prefix, what it says, and its labels. */
const GAUGES = {
  queue_waiting: ['Jobs that could begin now.', 'queue'],
  queue_oldest_seconds: ['Age of the oldest job that waits.', 'queue'],
  queue_active: ['Jobs that run.', 'queue'],
  queue_failed: ['Jobs given up in the last day.', 'queue'],
  events_waiting: ['Events that no worker took up yet.'],
  events_oldest_seconds: ['Age of the oldest of them.'],
  requests_running: ['Requests worked on.', 'lane'],
  requests_waiting: ['Requests that wait for a place.', 'lane'],
  requests_limit: ['Places: how many may be worked on at once.', 'lane'],
  search_ready: ['1 while the index of this process answers.', 'kind'],
  search_records: ['Records in the index.', 'kind'],
  search_lag_seconds: ['Since the index last had all that the database has.', 'kind'],
  replica_used: ['1 while visitors read from this replica.', 'server'],
  replica_lag_seconds: ['Since it is known to have had all that the database has.', 'server'],
  disk_free_bytes: ['Free on the disk of the data folder.'],
  backup_age_seconds: ['Age of the newest whole backup.'],
  check_ok: ['0 where a check of the service finds something to do.', 'check'],
} as const satisfies Record<string, readonly [help: string, label?: string]>

type GaugeName = keyof typeof GAUGES
type Reading = readonly [name: GaugeName, value: number, label?: string]

/** Everything that is not counted but read at the moment somebody asks, as lines for Prometheus. */
export function readings(services: Services, registry: Registry): () => Promise<string> {
  const gauges = new Map(
    Object.entries(GAUGES).map(([name, [help, label]]) => [
      name,
      new Gauge({
        name: `tessuto_${name}`,
        help,
        labelNames: label === undefined ? [] : [label],
        registers: [registry],
      }),
    ]),
  )
  return async () => {
    const read = await readAll(services)
    for (const gauge of gauges.values()) gauge.reset()
    for (const [name, value, label] of read) {
      const of = GAUGES[name][1]
      if (of === undefined) gauges.get(name)?.set(value)
      else if (label !== undefined) gauges.get(name)?.set({ [of]: label }, value)
    }
    return registry.metrics()
  }
}

async function readAll(services: Services): Promise<readonly Reading[]> {
  const now = new Date()
  const [health, work, disk, backup] = await Promise.all([
    readHealth(services, now),
    readWork(services).catch(() => []),
    readDisk(services.config),
    newestBackup(services.config),
  ])
  return [
    ...health.map(({ name, state }): Reading => ['check_ok', state === 'wrong' ? 0 : 1, name]),
    ...work,
    ...services.search
      .state()
      .flatMap((kind): Reading[] => [
        ['search_ready', kind.ready ? 1 : 0, kind.kind],
        ['search_records', kind.records, kind.kind],
        ...(kind.lag === undefined ? [] : [['search_lag_seconds', kind.lag, kind.kind] as const]),
      ]),
    ...Object.entries(services.admission.lanes() ?? {}).flatMap(
      ([lane, { running, waiting, limit }]): Reading[] => [
        ['requests_running', running, lane],
        ['requests_waiting', waiting, lane],
        ['requests_limit', limit, lane],
      ],
    ),
    ...(services.replicas?.state() ?? []).flatMap(({ server, used, lag }): Reading[] => [
      ['replica_used', used ? 1 : 0, server],
      ...(lag === undefined ? [] : [['replica_lag_seconds', lag, server] as const]),
    ]),
    ['disk_free_bytes', disk.free],
    ...(backup ? [['backup_age_seconds', (now.getTime() - backup.getTime()) / 1_000] as const] : []),
  ]
}

/** Nothing while the database does not answer: `check_ok` says it. */
async function readWork({ db }: Services): Promise<readonly Reading[]> {
  const [queues, events] = await Promise.all([readQueues(db), readEvents(db)])
  return [
    ...queues.flatMap((queue): Reading[] => [
      ['queue_waiting', queue.waiting, queue.name],
      ['queue_oldest_seconds', queue.oldest, queue.name],
      ['queue_active', queue.active, queue.name],
      ['queue_failed', queue.failed, queue.name],
    ]),
    ['events_waiting', events.waiting],
    ['events_oldest_seconds', events.oldest],
  ]
}
