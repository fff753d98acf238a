import { request } from 'node:http'
import type { Db } from '../../src/platform/db/database.ts'
import { type Ledger, newLedger, type Verdict } from '../faults/ledger.ts'
import { countWords, keepContact, PREFIX } from '../faults/writing.ts'

/** What came back in a while. */
export interface While {
  reads: number
  writes: number
  /** How many got another answer than they should, and which; 0 for none at all. */
  failedReads: string
  failedWrites: string
  /** Milliseconds of those answered. */
  p50: number
  p99: number
  most: number
}

/** People who read and write at a constant rate, whatever happens to the site. */
export interface Traffic {
  ledger: Ledger
  /** What came back of what was asked while the work ran. */
  during(work: () => Promise<unknown>): Promise<While>
  stop(db: Db): Promise<Verdict>
}

interface Outcome {
  write: boolean
  ok: boolean
  status: number
  ms: number
}

/** One request in ten keeps something. */
const WRITES = 10
const TICK_MS = 5
const PATIENCE_MS = 30_000

/** Starts it: `rate` requests a second, each over a connection of its own, so that nothing is asked twice unseen. */
export function startTraffic(
  address: string,
  { rate, paths, cookie }: { rate: number; paths: readonly string[]; cookie: string },
): Traffic {
  const ledger = newLedger(PREFIX)
  const outcomes: Outcome[] = []
  const open = new Set<Promise<void>>()
  const began = performance.now()
  let sent = 0
  const timer = setInterval(() => {
    for (const due = ((performance.now() - began) / 1_000) * rate; sent < due; sent++) {
      const asked = askOne(sent).then((outcome) => {
        open.delete(asked)
        outcomes.push(outcome)
      })
      open.add(asked)
    }
  }, TICK_MS)
  const askOne = async (number: number): Promise<Outcome> => {
    const at = performance.now()
    const write = number % WRITES === 0
    let status = 0
    const keep = async (word: string) => {
      status = await keepContact({ address, cookie }, word)
      return status === 303
    }
    if (write) await ledger.ask(keep)
    else status = await read(`${address}${paths[number % paths.length]}`)
    return { write, status, ok: status === (write ? 303 : 200), ms: performance.now() - at }
  }
  return {
    ledger,
    during: async (work) => {
      await Promise.all(open)
      outcomes.length = 0
      await work()
      const asked = [...open]
      await Promise.all(asked)
      return summary(outcomes)
    },
    stop: async (db) => {
      clearInterval(timer)
      await Promise.all(open)
      return ledger.compare(await countWords(db))
    },
  }
}

function summary(outcomes: readonly Outcome[]): While {
  const times = outcomes
    .filter(({ ok }) => ok)
    .map(({ ms }) => ms)
    .toSorted((a, b) => a - b)
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
  const [writes, reads] = [outcomes.filter(({ write }) => write), outcomes.filter(({ write }) => !write)]
  return {
    reads: reads.length,
    writes: writes.length,
    failedReads: failures(reads),
    failedWrites: failures(writes),
    p50: at(0.5),
    p99: at(0.99),
    most: at(1),
  }
}

function failures(outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(({ ok }) => !ok)
  const kinds = [...Map.groupBy(failed, ({ status }) => status)].map(
    ([status, of]) => `${of.length} × ${status}`,
  )
  return failed.length === 0 ? '0' : `${failed.length} (${kinds.join(', ')})`
}

/** The status of an answer read to its end, 0 for none; from `from`, an address of this machine. */
export function read(address: string, from?: string): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(
      address,
      { agent: false, timeout: PATIENCE_MS, ...(from && { localAddress: from }) },
      (answer) => {
        answer.on('end', () => resolve(answer.complete ? (answer.statusCode ?? 0) : 0))
        answer.on('error', () => resolve(0))
        answer.resume()
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('late')))
    asked.on('error', () => resolve(0))
    asked.end()
  })
}
