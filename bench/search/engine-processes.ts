import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Given } from './contender.ts'
import type { Job, Setting } from './engine-job.ts'
import type { Timing } from './timing.ts'

/** One engine in its own process. */
export interface EngineProcess {
  name: Setting['name']
  /** Seconds until it could answer. */
  ready: number
  time(job: Omit<Job, 'what'>): Promise<Timing>
  answers(questions: Job['questions'], numbers: readonly number[]): Promise<Given[]>
  /** Megabytes in memory now, and at most since it started. */
  memory(): { now: number; most: number }
  stop(): Promise<void>
}

/** Starts one engine over a corpus. */
export async function startEngine(setting: Setting): Promise<EngineProcess> {
  const child = fork(new URL('engine-process.js', import.meta.url), [JSON.stringify(setting)], {
    execArgv: ['--max-old-space-size=12000'],
  })
  const { ready } = await reply<{ ready: number }>(child)
  const job = <T>(wanted: Job): Promise<T> => {
    child.send(wanted)
    return reply<T>(child)
  }
  return {
    name: setting.name,
    ready,
    time: async (wanted) => (await job<{ timing: Timing }>({ ...wanted, what: 'time' })).timing,
    answers: async (questions, numbers) =>
      (await job<{ given: Given[] }>({ what: 'answer', questions, numbers, inFlight: 1, seconds: 600 }))
        .given,
    memory: () => memoryOf(child),
    stop: () =>
      new Promise((ended) => {
        child.once('exit', () => ended())
        child.disconnect()
      }),
  }
}

function reply<T>(child: ChildProcess): Promise<T> {
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
