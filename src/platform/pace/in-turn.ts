import { AsyncLocalStorage } from 'node:async_hooks'
import { meanWait, type Waits } from '../http/admission/mean-wait.ts'

/** Milliseconds worked in one turn of the event loop before those who wait at the door are heard. */
const SLICE_MS = 3

const first = new AsyncLocalStorage<true>()

/** Does work whose answers do not wait behind those of others: a page asks for several, one after the other. */
export const goingFirst = <Result>(work: () => Result): Result => first.run(true, work)

/** Goes on with what was asked, when its turn has come. */
export interface Pace {
  /** The value at once while this turn is short; in a later one, after who came or goes before, when it is long. */
  inTurn<Value>(value: Value): Value | Promise<Value>
  /** Lets those be heard who came, in a turn that has become long, then goes on with what was begun, before who waits. */
  goOn(): void | Promise<void>
  /** Milliseconds that work waited for its turn. */
  waits: Waits
}

/**
 * Answers of the database and of the search come many at a time, and each may be a page to write: worked on in one turn
 * of the event loop, nobody else would be heard until the last. One goes on in a turn that has become long.
 */
export function newPace(now: () => number = () => performance.now()): Pace {
  const lines: Record<'first' | 'others', { since: number; go: () => void }[]> = { first: [], others: [] }
  const waits = meanWait()
  let began: number | undefined
  const begin = () => {
    if (began !== undefined) return
    began = now()
    setImmediate(nextTurn)
  }
  const nextTurn = () => {
    began = undefined
    const next = lines.first.shift() ?? lines.others.shift()
    if (!next) return
    begin()
    waits.note(now() - next.since)
    next.go()
  }
  return {
    waits,
    inTurn(value) {
      begin()
      const since = now()
      const goesFirst = first.getStore() === true
      const isNext = lines.first.length === 0 && (goesFirst || lines.others.length === 0)
      if (isNext && since - (began ?? since) < SLICE_MS) {
        waits.note(0)
        return value
      }
      const line = goesFirst ? lines.first : lines.others
      return new Promise((resolve) => line.push({ since, go: () => resolve(value) }))
    },
    goOn() {
      begin()
      const since = now()
      if (since - (began ?? since) < SLICE_MS) return
      const line = first.getStore() === true ? lines.first : lines.others
      return new Promise((go) => line.unshift({ since, go }))
    },
  }
}

/** The pace of this process: it has one thread for its pages. */
export const pace: Pace = newPace()
