import { meanWait, type Waits } from '../http/admission/mean-wait.ts'

/** Milliseconds worked in one turn of the event loop before those who wait at the door are heard. */
const SLICE_MS = 3

/** Goes on with what was asked, when its turn has come. */
export interface Pace {
  /** The value at once while this turn is short; in a later one, after all who waited before, when it is long. */
  inTurn<Value>(value: Value): Value | Promise<Value>
  /** Milliseconds that work waited for its turn. */
  waits: Waits
}

/**
 * Answers of the database and of the search come many at a time, and each may be a page to write: worked on in one turn
 * of the event loop, nobody else would be heard until the last. One goes on in a turn that has become long.
 */
export function newPace(now: () => number = () => performance.now()): Pace {
  const waiting: { since: number; go: () => void }[] = []
  const waits = meanWait()
  let began: number | undefined
  const begin = () => {
    if (began !== undefined) return
    began = now()
    setImmediate(nextTurn)
  }
  const nextTurn = () => {
    began = undefined
    const next = waiting.shift()
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
      if (waiting.length === 0 && since - (began ?? since) < SLICE_MS) {
        waits.note(0)
        return value
      }
      return new Promise((resolve) => waiting.push({ since, go: () => resolve(value) }))
    },
  }
}

/** The pace of this process: it has one thread for its pages. */
export const pace: Pace = newPace()
