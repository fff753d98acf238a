import type { Gate } from './gate.ts'

/** A long answer that is open. */
export interface LongPlace {
  /** Makes a part of it when its turn has come. */
  turn<Part>(make: () => Promise<Part>): Promise<Part>
  /** More than once is the same as once. */
  close(): void
}

/** Opens a long answer; `given` is called when its place goes to another. Undefined: too many are open. */
export type OpenLong = (signedIn: boolean, given: () => void) => LongPlace | undefined

/** Long answers open at once, of those who have signed in and of the others. */
export const MOST_OPEN = 16
/** Milliseconds: who has taken nothing for as long gives their place to somebody who wants it. */
const STILL_MS = 5_000

interface Open {
  /** When the last part was made; undefined while one is asked for. */
  stillSince: number | undefined
  give: () => void
}

/** Opens long answers, as many as a process can hold: who asks for a table and does not read it keeps no place for long. */
export function longPlaces(
  gate: Pick<Gate, 'enter' | 'leave'>,
  now: () => number = () => performance.now(),
): OpenLong {
  const open = { signedIn: new Set<Open>(), others: new Set<Open>() }
  return (signedIn, given) => {
    const all = signedIn ? open.signedIn : open.others
    if (all.size >= MOST_OPEN && !giveStillest(all, now() - STILL_MS)) return undefined
    const own: Open = { stillSince: undefined, give: given }
    all.add(own)
    return {
      turn: async (make) => {
        own.stillSince = undefined
        await gate.enter('long')
        return make().finally(() => {
          gate.leave('long')
          own.stillSince = now()
        })
      },
      close: () => all.delete(own),
    }
  }
}

/** Ends the answer that has been still for longest, when that is since before `until`. */
function giveStillest(all: Set<Open>, until: number): boolean {
  const still = (one: Open) => one.stillSince ?? Number.POSITIVE_INFINITY
  const [stillest] = [...all].toSorted((one, other) => still(one) - still(other))
  if (!stillest || still(stillest) > until) return false
  all.delete(stillest)
  stillest.give()
  return true
}
