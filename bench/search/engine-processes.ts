import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
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
  stop(): Promise<void>
}

/** Starts one engine over a corpus. */
export async function startEngine(setting: Setting): Promise<EngineProcess> {
  const child = fork(new URL('engine-process.js', import.meta.url), [JSON.stringify(setting)], {
    execArgv: ['--max-old-space-size=12000'],
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
    stop: () => ended(child),
  }
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
