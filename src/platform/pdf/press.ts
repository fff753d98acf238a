import { type ChildProcess, fork } from 'node:child_process'
import { HttpError } from '../http/errors.ts'
import type { Order, Printed } from './press-messages.ts'

/** A press: prints one order after the other. */
export interface Press {
  /** The PDF of a template with these data; 503 where too many wait or one takes too long. */
  print(template: string, data: unknown): Promise<Uint8Array<ArrayBuffer>>
  /** Its process, while there is one. */
  process(): ChildProcess | undefined
  stop(): void
}

interface PressOptions {
  /** Milliseconds for one order, the start of the process included. */
  timeoutMs?: number
  /** Milliseconds without orders after which the process ends and gives its memory back. */
  idleMs?: number
  /** Orders that wait at most. */
  most?: number
  main?: URL
}

const SILENT = ['ignore', 'ignore', 'ignore', 'ipc'] as const

interface Job {
  order: Order
  resolve: (pdf: Uint8Array<ArrayBuffer>) => void
  reject: (error: Error) => void
}

/**
 * Starts no process until the first order. A process of its own and not a thread: the compiler is foreign machine code,
 * which only a process can be stopped in, and whose crash must not end the server. It has nothing of our environment.
 */
export function createPress({
  timeoutMs = 20_000,
  idleMs = 60_000,
  most = 30,
  main = new URL('./press-main.js', import.meta.url),
}: PressOptions = {}): Press {
  const waiting: Job[] = []
  let child: ChildProcess | undefined
  let busy = false
  let idle: NodeJS.Timeout | undefined

  function started(): ChildProcess {
    clearTimeout(idle)
    if (child) return child
    const fresh = fork(main, { serialization: 'advanced', env: {}, execArgv: [], stdio: [...SILENT] })
    fresh.once('exit', () => {
      if (child === fresh) child = undefined
    })
    child = fresh
    return fresh
  }

  function end(): void {
    child?.kill('SIGKILL')
    child = undefined
  }

  async function next(): Promise<void> {
    const job = busy ? undefined : waiting.shift()
    if (!job) return
    busy = true
    const answer = await asked(started(), job.order, timeoutMs)
    busy = false
    if ('lost' in answer) end()
    settle(job, answer)
    if (waiting.length > 0) return next()
    rest()
  }

  function rest(): void {
    child?.unref()
    child?.channel?.unref()
    idle = setTimeout(end, idleMs).unref()
  }

  return {
    print(template, data) {
      if (waiting.length >= most) return Promise.reject(tooMany())
      return new Promise((resolve, reject) => {
        waiting.push({ order: { template, data: JSON.stringify(data) }, resolve, reject })
        void next()
      })
    },
    process: () => child,
    stop: end,
  }
}

const tooMany = () => new HttpError(503, 'the press has too many orders', { 'retry-after': '10' })

/** What the process answers; that it was lost when it ended, or took too long. */
function asked(child: ChildProcess, order: Order, timeoutMs: number): Promise<Printed | { lost: string }> {
  return new Promise((resolve) => {
    const settle = (answer: Printed | { lost: string }) => {
      clearTimeout(late)
      child.off('message', settle)
      child.off('exit', died)
      child.off('error', died)
      resolve(answer)
    }
    const died = () => settle({ lost: 'the press ended' })
    const late = setTimeout(() => settle({ lost: 'the press took too long' }), timeoutMs)
    child.on('message', settle)
    child.once('exit', died)
    child.once('error', died)
    child.ref()
    child.channel?.ref()
    child.send(order, (error) => error && died())
  })
}

function settle(job: Job, answer: Printed | { lost: string }): void {
  if ('pdf' in answer) job.resolve(new Uint8Array(answer.pdf))
  else if ('lost' in answer) job.reject(new HttpError(503, answer.lost, { 'retry-after': '60' }))
  else job.reject(new Error(`the template could not be printed: ${answer.failed}`))
}

const press = createPress()

/** Prints with the press of this process. */
export const printPdf: Press['print'] = (template, data) => press.print(template, data)
