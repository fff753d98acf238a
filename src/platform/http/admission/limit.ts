/** Fewest requests worked on at once: enough to keep a thread busy while the others wait for the database. */
const FEWEST = 4
/** Where a process begins. */
const FIRST = 32
/** Milliseconds that work may wait for the thread, a connection or a search before there is too much of it. */
const LONG_WAIT = 10

/** The number to begin with, of at most so many. */
export const firstLimit = (most: number): number => Math.min(FIRST, most)

/**
 * How many requests may be worked on at once from now on: a sixth fewer while work waits too long, a tenth more while
 * all places are taken and it does not, never more than `most`.
 */
export function nextLimit(
  limit: number,
  { waited, full, most }: { waited: number; full: boolean; most: number },
): number {
  if (waited > LONG_WAIT) return Math.max(Math.min(FEWEST, most), Math.floor((limit * 5) / 6))
  return full ? Math.min(most, limit + Math.ceil(limit / 10)) : limit
}
