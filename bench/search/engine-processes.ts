import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { SearchRequest } from '../../src/modules/directory/search/search.ts'
import type { Given } from './contender.ts'
import type { Job, Series, Setting } from './engine-job.ts'
import type { Timing } from './timing.ts'

/** One engine in its own process. */
export interface EngineProcess {
  name: Setting['name']
  /** Seconds until it could answer. */
  ready: number
  /** Megabytes of its arrays, where it knows. */
  arrays: number
  time(series: Omit<Series, 'what'>): Promise<Timing>
  answers(requests: readonly SearchRequest[]): Promise<Given[]>
  /** Megabytes in memory now, and at most since it started. */
  memory(): { now: number; most: number }
  /** Resolves once merges are over and their memory was given back; after two minutes whatever it does. */
  rest(): Promise<void>
  stop(): Promise<void>
}

/** The product has the heap it has by itself; the libraries need more. */
const PRODUCT: readonly string[] = ['index', 'sql']
/** As `scripts/tessuto.mjs` starts the product. */
const PRODUCT_ENV = { MALLOC_MMAP_THRESHOLD_: '131072' }

const LOOK_MS = 3_000
/** With less of a processor than this it rests. */
const RESTING = 0.05
/** V8 gives the memory of threads that ended back after eight seconds. */
const GIVEN_BACK_MS = 12_000

/** Starts one engine over a corpus. */
export async function startEngine(setting: Setting): Promise<EngineProcess> {
  const child = fork(new URL('engine-process.js', import.meta.url), [JSON.stringify(setting)], {
    execArgv: PRODUCT.includes(setting.name) ? [] : ['--max-old-space-size=12000'],
    env: { ...process.env, ...PRODUCT_ENV },
  })
  const { ready, bytes } = await replyOf<{ ready: number; bytes?: number }>(child)
  const job = <T>(wanted: Job): Promise<T> => {
    child.send(wanted)
    return replyOf<T>(child)
  }
  return {
    name: setting.name,
    ready,
    arrays: (bytes ?? Number.NaN) / 2 ** 20,
    time: async (series) => (await job<{ timing: Timing }>({ ...series, what: 'time' })).timing,
    answers: async (requests) => (await job<{ given: Given[] }>({ what: 'answer', requests })).given,
    memory: () => memoryOf(child),
    rest: () => rested(child),
    stop: () => ended(child),
  }
}

/** Resolves when a process has nothing to do and its freed memory was given back. */
async function rested(child: ChildProcess): Promise<void> {
  const until = performance.now() + 120_000
  for (let used = Number.POSITIVE_INFINITY; used > (RESTING * LOOK_MS) / 1_000; ) {
    if (performance.now() > until) return
    const before = processorSeconds(child)
    await setTimeout(LOOK_MS)
    used = processorSeconds(child) - before
  }
  await setTimeout(GIVEN_BACK_MS)
}

/** Lets a forked process end, and waits until it has. */
export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.disconnect()
  })

/** The next thing that a forked process tells; fails when it ends instead. */
export function replyOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`an engine ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (message) => {
      child.off('exit', ended)
      resolve(message as T)
    })
  })
}

/** As Linux tells it; other systems give no figure. */
export function memoryOf({ pid }: Pick<ChildProcess, 'pid'>): { now: number; most: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1])
    return { now: kilobytes('VmRSS') / 1_024, most: kilobytes('VmHWM') / 1_024 }
  } catch {
    return { now: Number.NaN, most: Number.NaN }
  }
}

/** Processor seconds that a process and its threads have used, as Linux tells it. */
export function processorSeconds({ pid }: Pick<ChildProcess, 'pid'>): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')
    return (Number(fields[13]) + Number(fields[14])) / 100
  } catch {
    return Number.NaN
  }
}
