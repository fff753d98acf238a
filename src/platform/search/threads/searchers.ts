import { Worker } from 'node:worker_threads'
import type { FromSearcher, KindChange, Question, ToSearcher, Whole } from './messages.ts'

/** The threads that search. */
export interface Searchers {
  /** Undefined when no thread can answer now. */
  ask(question: Question, kind: string, given: readonly unknown[]): Promise<unknown>
  /** Gives the whole index to one thread or to all; it can then be asked. */
  whole(to: number | 'all', whole: Whole): void
  change(changes: readonly KindChange[]): void
  /** Nothing is asked until the whole is given again. */
  forget(): void
  stop(): Promise<void>
}

interface Searcher {
  number: number
  worker: Worker
  ready: boolean
  open: Map<number, Waiting>
}

interface Waiting {
  question: Extract<ToSearcher, { do: 'answer' }>
  since: number
  /** When it was asked, by `performance.now()`. */
  asked: number
  resolve: (answer: unknown) => void
}

/** Questions given to a thread at once: the second waits there while the answer to the first travels. */
const DEPTH = 2
/** A thread that takes longer for one question is taken for lost. */
const LOST_MS = 10_000
/**
 * Megabytes for what one question throws away. What V8 would take is more than a processor keeps at hand: the slowest
 * questions took half as long again.
 */
const YOUNG_MB = 12
/** A thread that ends is replaced after this time, so that one that cannot live does not eat the machine. */
const REPLACE_MS = 200

export interface SearchersOptions {
  count: number
  /** A new thread needs the whole index. */
  needsWhole: (searcher: number) => void
  failed: (message: string, error: unknown) => void
  /** Told how many seconds a question waited for a thread. */
  waited: (seconds: number) => void
}

export function startSearchers({ count, needsWhole, failed, waited }: SearchersOptions): Searchers {
  const searchers = new Map<number, Searcher>()
  const waiting: Waiting[] = []
  let numbers = 0
  let stopped = false

  const start = () => {
    if (stopped) return
    const searcher = newSearcher(++numbers)
    searchers.set(searcher.number, searcher)
    searcher.worker.on('message', (message: FromSearcher) => {
      const asked = searcher.open.get(message.ask)
      searcher.open.delete(message.ask)
      if ('failed' in message) failed('search: a question failed', message.failed)
      asked?.resolve('answer' in message ? message.answer : undefined)
      handOut()
    })
    searcher.worker.on('error', (error) => failed('search: a thread failed', error))
    searcher.worker.once('exit', () => {
      searchers.delete(searcher.number)
      for (const { resolve } of searcher.open.values()) resolve(undefined)
      handOut()
      if (!stopped) setTimeout(start, REPLACE_MS).unref()
    })
    needsWhole(searcher.number)
  }
  const handOut = () => {
    if (![...searchers.values()].some(({ ready }) => ready)) {
      for (const { resolve } of waiting.splice(0)) resolve(undefined)
      return
    }
    for (let next = waiting[0]; next; next = waiting[0]) {
      const free = leastBusy(searchers.values())
      if (!free) return
      waiting.shift()
      waited((performance.now() - next.asked) / 1_000)
      give(free, next)
    }
  }
  const watch = setInterval(() => endLost(searchers.values()), LOST_MS / 4).unref()
  for (let i = 0; i < count; i++) start()
  let asks = 0

  return {
    ask: (question, kind, given) =>
      new Promise((resolve) => {
        const message = { do: 'answer', ask: ++asks, kind, question, given } as const
        waiting.push({ question: message, since: 0, asked: performance.now(), resolve })
        handOut()
      }),
    whole(to, whole) {
      for (const searcher of searchers.values()) {
        if (to !== 'all' && to !== searcher.number) continue
        tell(searcher, { do: 'whole', whole })
        searcher.ready = true
      }
    },
    change(changes) {
      for (const searcher of searchers.values()) if (searcher.ready) tell(searcher, { do: 'change', changes })
    },
    forget() {
      for (const searcher of searchers.values()) searcher.ready = false
      handOut()
    },
    async stop() {
      stopped = true
      clearInterval(watch)
      await Promise.all([...searchers.values()].map(({ worker }) => worker.terminate()))
    },
  }
}

function newSearcher(number: number): Searcher {
  const worker = new Worker(new URL('./searcher-main.js', import.meta.url), {
    name: 'searcher',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  worker.unref()
  return { number, worker, ready: false, open: new Map() }
}

const tell = ({ worker }: Searcher, message: ToSearcher) => worker.postMessage(message)

function give(searcher: Searcher, waiting: Waiting): void {
  searcher.open.set(waiting.question.ask, { ...waiting, since: Date.now() })
  tell(searcher, waiting.question)
}

function leastBusy(searchers: Iterable<Searcher>): Searcher | undefined {
  let least: Searcher | undefined
  for (const searcher of searchers)
    if (searcher.ready && searcher.open.size < (least ? least.open.size : DEPTH)) least = searcher
  return least
}

function endLost(searchers: Iterable<Searcher>): void {
  const now = Date.now()
  for (const { worker, open } of searchers)
    if ([...open.values()].some(({ since }) => now - since > LOST_MS)) void worker.terminate()
}
