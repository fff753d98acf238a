import { Worker } from 'node:worker_threads'
import type { FromIndexer, IndexerData, ToIndexer } from './messages.ts'

/** The thread of the indexer, started again whenever it ends. */
export interface IndexerThread {
  tell(message: ToIndexer): void
  /** At most 10 seconds. */
  stop(): Promise<void>
}

const STOP_MS = 10_000
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000

export function startIndexerThread(
  data: IndexerData,
  hear: (message: FromIndexer) => void,
  failed: (error: unknown) => void,
): IndexerThread {
  let worker: Worker
  let stopped = false
  let wait = FIRST_WAIT_MS
  const start = () => {
    worker = new Worker(new URL('./indexer-main.js', import.meta.url), { name: 'indexer', workerData: data })
    worker.unref()
    worker.on('message', (message: FromIndexer) => {
      if (message.tell === 'followed') wait = FIRST_WAIT_MS
      hear(message)
    })
    worker.on('error', failed)
    worker.once('exit', () => {
      if (stopped) return
      setTimeout(start, wait).unref()
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    })
  }
  start()
  return {
    tell: (message) => worker.postMessage(message),
    async stop() {
      stopped = true
      const ended = new Promise((resolve) => worker.once('exit', resolve))
      worker.ref()
      worker.postMessage({ do: 'stop' } satisfies ToIndexer)
      const late = setTimeout(() => void worker.terminate(), STOP_MS)
      await ended
      clearTimeout(late)
    },
  }
}
