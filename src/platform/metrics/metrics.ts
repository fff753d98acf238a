import { Counter, Histogram, Registry } from 'prom-client'
import { meanWait } from '../http/admission/mean-wait.ts'
import { pace } from '../pace/in-turn.ts'

/** Seconds: from an answer that reads nothing to one that nobody waits for. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** What a process counts as it works. */
export interface Metrics {
  registry: Registry
  /** One request, by the address of its route, never by the address asked for. */
  request(labels: { method: string; route: string; status: number }, seconds: number): void
  /** One wait for a connection of the pool. */
  poolWait(seconds: number): void
  /** One wait of a question for a thread that searches. */
  searchWait(seconds: number): void
  /** The longest of the mean waits, in milliseconds, since it was last taken: for a connection, a search, the thread. */
  takeWait(): number
  /** One request refused because too much is asked. */
  refused(lane: string): void
}

/** Counters of one process, in the names that Prometheus recommends. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  })
  const pool = new Histogram({
    name: 'tessuto_database_pool_wait_seconds',
    help: 'Time that a query waited for a connection.',
    buckets: BUCKETS,
    registers: [registry],
  })
  const search = new Histogram({
    name: 'tessuto_search_wait_seconds',
    help: 'Time that a question waited for a thread that searches.',
    buckets: BUCKETS,
    registers: [registry],
  })
  const refused = new Counter({
    name: 'tessuto_requests_refused_total',
    help: 'Requests answered with 503 because too much was asked.',
    labelNames: ['lane'],
    registers: [registry],
  })
  const waits = { pool: meanWait(), search: meanWait() }
  return {
    registry,
    request: (labels, seconds) => requests.observe(labels, seconds),
    poolWait: (seconds) => {
      pool.observe(seconds)
      waits.pool.note(seconds * 1_000)
    },
    searchWait: (seconds) => {
      search.observe(seconds)
      waits.search.note(seconds * 1_000)
    },
    takeWait: () => Math.max(waits.pool.take(), waits.search.take(), pace.waits.take()),
    refused: (lane) => refused.inc({ lane }),
  }
}
