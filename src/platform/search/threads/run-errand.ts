import { Worker } from 'node:worker_threads'
import type { Errand, FromErrand } from './messages.ts'

/** A piece of long work under way in a thread of its own. */
export interface RunningErrand {
  /** All it told, in order. Rejects when it failed or was stopped. */
  done: Promise<FromErrand[]>
  stop(): void
}

/** Megabytes of objects a thread may have before it collects them in earnest; segments are not among them. */
const HEAP_MB = 512

export function runErrand(errand: Errand): RunningErrand {
  const worker = new Worker(new URL('./errand-main.js', import.meta.url), {
    name: errand.errand,
    workerData: errand,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const told: FromErrand[] = []
  const done = new Promise<FromErrand[]>((resolve, reject) => {
    worker.on('message', (message: FromErrand) => told.push(message))
    worker.once('error', reject)
    worker.once('exit', (code) => (code === 0 ? resolve(told) : reject(new Error(`ended with ${code}`))))
  })
  return { done, stop: () => void worker.terminate() }
}
