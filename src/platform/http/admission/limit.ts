/** Fewest requests worked on at once: enough to keep the thread busy while the others wait for the database. */
const FEWEST = 8
/** What a process comes back to. */
const USUAL = 32
/** Milliseconds of processor that a turn of the event loop may take before others wait too long for theirs. */
const LONG_TURN = 10
/** Milliseconds that work may wait for a connection or a search; a request asks for several, one after the other. */
const LONG_WAIT = 30

/** What was seen since the last look, in milliseconds, and whether somebody found all places taken. */
export interface Seen {
  turn: number
  wait: number
  full: boolean
}

/**
 * How many requests may be worked on at once from now on: a sixth fewer while work waits too long; while it does not, a
 * tenth more if all places are taken, and slowly back to the usual number if not. Never more than `most`.
 */
export function nextLimit(limit: number, { turn, wait, full }: Seen, most: number): number {
  if (turn > LONG_TURN || wait > LONG_WAIT)
    return Math.max(Math.min(FEWEST, most), Math.floor((limit * 5) / 6))
  if (full) return Math.min(most, limit + Math.ceil(limit / 10))
  return limit < Math.min(USUAL, most) ? limit + 1 : limit
}
