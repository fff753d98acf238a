import type { IndexQuery } from '../query.ts'
import type { Surroundings } from './filters.ts'
import { kilometres } from './geography.ts'
import type { NextLikely } from './likely.ts'
import { firstOf, type Ordered, type Sorted } from './ranked.ts'
import { nearScore } from './score.ts'
import type { Segment } from './segment.ts'

/** Scores that differ by less than this share of one are equal: then the verified and the fresh come first. */
const STEPS = 10
/** What is added to a score one by one may come to a little more than all of it at once. */
const ROUNDING = 1e-4
/** More than any score and nearness together, in steps with their age. */
const RANKS = 4_096
/** What is left of a key for the score within its step. */
const FINE = 2 ** 32 / RANKS
/** Parts of a kilometre that the order by distance knows; half the way round the earth is less than a key. */
const OF_KILOMETRE = 100_000
const FARTHEST = 2 ** 32 - 1

/** Some of the records found, in ascending order, with their places among the candidates. */
export interface Chosen {
  length: number
  records: Uint32Array
  places: Uint32Array
}

/** How well candidates answer. */
export interface Scores {
  /** The score of a candidate without what takes long to find out. */
  score(place: number, record: number): number
  /** Passes over candidates whose score cannot be so much. */
  likely(enough: number): NextLikely
  /** What is added to it at most. */
  spare: number
  /** The whole score of each of some. */
  wholeOf(some: Chosen): (i: number, record: number) => number
}

/** The first of the records found in a segment, in the order asked. */
export function inOrder(
  segment: Segment,
  query: IndexQuery,
  around: Surroundings,
  found: Chosen & Scores,
  reach: Reach,
): Ordered {
  const { columns } = segment
  const { start } = around
  const { keys } = around.scratch
  const { records } = found
  const { fresh, points, pointsAt } = columns
  const km = (record: number) =>
    start
      ? kilometres(start, points, pointsAt[record] as number, pointsAt[record + 1] as number)
      : Number.POSITIVE_INFINITY
  if (query.sort === 'relevance' || (query.sort === 'distance' && !start)) {
    const near = (record: number) => (start ? query.nearness * nearScore(km(record)) : 0)
    const spare = found.spare + (start ? query.nearness : 0)
    return firstOf(segment, leaveBest({ ...found, spare, near, ages: around.ages }, keys, reach), reach.count)
  }
  for (let i = 0; i < found.length; i++) {
    const record = records[i] as number
    keys[i] =
      query.sort === 'name' ? 0 : query.sort === 'freshness' ? (fresh[record] as number) : nearKey(km(record))
  }
  return firstOf(segment, { length: found.length, records, keys }, reach.count)
}

/** What a score and an age come to: the greater come first. */
const rankOf = (score: number, age: number): number =>
  Math.min(RANKS - 4, Math.floor(score * STEPS) * 4) + age

/** Among equal ranks the higher score comes first. */
function keyOf(score: number, age: number): number {
  const steps = score * STEPS
  return rankOf(score, age) * FINE + Math.floor((steps - Math.floor(steps)) * FINE)
}

const nearKey = (km: number): number => Math.max(0, FARTHEST - Math.round(km * OF_KILOMETRE))

/** Records scored whole together: at first few, then each time twice as many. */
const FIRST_TOGETHER = 16

interface Rivals extends Chosen, Scores {
  /** What nearness adds to a score. */
  near(record: number): number
  /** By record, see `freshness`. */
  ages: Uint8Array
}

/**
 * Leaves only the records that may be among the first so many, with their keys. What takes long to find out is found
 * for some at a time: what these reach passes over most of the others.
 */
function leaveBest(rivals: Rivals, keys: Uint32Array, reach: Reach): Sorted {
  const { length, records, places, near, ages } = rivals
  let left = 0
  let next = 0
  for (let together = FIRST_TOGETHER; next < length; together *= 2) {
    const some = likelyOf(rivals, left, next, together, reach.reached)
    next = some.next
    const whole = rivals.wholeOf(some)
    for (let i = 0; i < some.length; i++) {
      const record = some.records[i] as number
      const key = keyOf(Math.fround(whole(i, record) + near(record)), ages[record] as number)
      const rank = Math.floor(key / FINE)
      if (rank < reach.reached) continue
      records[left] = record
      places[left] = some.places[i] as number
      keys[left++] = key
      reach.add(rank)
    }
  }
  let best = 0
  for (let i = 0; i < left; i++) {
    if (Math.floor((keys[i] as number) / FINE) < reach.reached) continue
    records[best] = records[i] as number
    places[best] = places[i] as number
    keys[best++] = keys[i] as number
  }
  return { length: best, records, keys }
}

/** The next candidates that may reach a rank, moved to `to`, and where to look for more. */
function likelyOf(
  { length, records, places, score, likely: nextLikely, spare, ages }: Rivals,
  to: number,
  from: number,
  most: number,
  reached: number,
): Chosen & { next: number } {
  const likely = nextLikely(Math.ceil((reached - 2) / 4) / STEPS - spare - 2 * ROUNDING)
  const added = spare + ROUNDING
  let end = to
  let next = likely(from, length, records, places)
  for (; next < length && end < to + most; next = likely(next + 1, length, records, places)) {
    const place = places[next] as number
    const record = records[next] as number
    if (reached > 0 && rankOf(score(place, record) + added, ages[record] as number) < reached) continue
    records[end] = record
    places[end++] = place
  }
  return { length: end - to, records: records.subarray(to, end), places: places.subarray(to, end), next }
}

/** The rank that so many records of all the segments seen are known to reach: what comes below is not among the first. */
export interface Reach {
  count: number
  reached: number
  /** One more, of a rank not below that. */
  add(rank: number): void
}

/** Of no segment yet. */
export function reachOf(count: number): Reach {
  const having = new Uint32Array(RANKS)
  let reaching = 0
  const reach = {
    count,
    reached: 0,
    add(rank: number) {
      having[rank] = (having[rank] as number) + 1
      reaching++
      while (reaching - (having[reach.reached] as number) >= count)
        reaching -= having[reach.reached++] as number
    },
  }
  return reach
}
