import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { addressed } from '../../db/addresses.ts'
import { createIndexer, followDatabase, rebuild, wholeOf } from './indexer.ts'
import type { FromIndexer, IndexerData, ToIndexer } from './messages.ts'

/** The thread that follows the database: it connects again for as long as it takes. */
const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5_000
/** A connection that does not answer for so long is given up. */
const SILENT_MS = 15_000

const data = workerData as IndexerData
const indexer = createIndexer(data, (message: FromIndexer) => parentPort?.postMessage(message))
let interrupt: () => void = () => {}

parentPort?.on('message', (message: ToIndexer) => {
  if (message.do === 'follow') indexer.asks.push(message.ask)
  if (message.do === 'whole' && indexer.collections)
    indexer.tell({ tell: 'whole', to: message.to, whole: wholeOf(indexer.collections) })
  if (message.do === 'rebuild') rebuild(indexer)
  if (message.do === 'stop') {
    indexer.stopped = true
    indexer.building?.stop()
    indexer.merger.stop()
    indexer.prover.stop()
    interrupt()
  }
  indexer.alarm.ring()
})

for (let wait = FIRST_WAIT_MS; !indexer.stopped; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
  const connected = Date.now()
  try {
    await followOverOneConnection()
  } catch (error) {
    indexer.asks.length = 0
    if (Date.now() - connected > LONGEST_WAIT_MS) wait = FIRST_WAIT_MS
    indexer.tell({ tell: 'log', level: 'warn', message: 'search: connection lost', error })
    if (!indexer.stopped) await pause(wait)
  }
}
parentPort?.close()

async function followOverOneConnection(): Promise<void> {
  const client = new pg.Client({
    ...addressed(data.connectionString),
    application_name: 'tessuto-search',
    connectionTimeoutMillis: SILENT_MS,
    query_timeout: SILENT_MS,
    keepAlive: true,
  })
  client.on('error', () => indexer.alarm.ring())
  client.on('notification', () => indexer.alarm.ring())
  try {
    await client.connect()
    await followDatabase(indexer, client)
  } finally {
    // A broken connection may never say goodbye.
    void client.end().catch(() => {})
  }
}

/** A wait that only the end cuts short. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    interrupt = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}
