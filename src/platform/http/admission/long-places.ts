import { HttpError } from '../errors.ts'
import type { Gate } from './gate.ts'

/** A long answer that is open. */
export interface LongPlace {
  /** Makes a part of it when its turn has come. */
  turn<Part>(make: () => Promise<Part>): Promise<Part>
  /** More than once is the same as once. */
  close(): void
}

/** Long answers open at once, of those who have signed in and of the others. */
export const MOST_OPEN = 16

/** Opens long answers, as many as a process can hold, or ends the request with 503. */
export function longPlaces(gate: Pick<Gate, 'enter' | 'leave'>): (signedIn: boolean) => LongPlace {
  const open = { signedIn: new Set<LongPlace>(), others: new Set<LongPlace>() }
  return (signedIn) => {
    const all = signedIn ? open.signedIn : open.others
    if (all.size >= MOST_OPEN) throw new HttpError(503, 'too many long answers', { 'retry-after': '30' })
    const place: LongPlace = {
      turn: async (make) => {
        await gate.enter('long')
        return make().finally(() => gate.leave('long'))
      },
      close: () => all.delete(place),
    }
    all.add(place)
    return place
  }
}
