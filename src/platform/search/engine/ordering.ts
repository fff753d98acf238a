import type { IndexQuery } from '../query.ts'
import type { Surroundings } from './filters.ts'
import { kilometres } from './geography.ts'
import type { NextLikely } from './likely.ts'
import { firstOf, type Ordered } from './ranked.ts'
import { freshness, nearScore } from './score.ts'
import type { Scratch } from './scratch.ts'
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
  /** The whole score of each of some; `score` is right no more after it. */
  wholeOf(some: Chosen): (i: number, record: number) => number
}

/** The first of the records found in a segment, in the order asked. */
export function inOrder(
  segment: Segment,
  query: IndexQuery,
  around: Surroundings,
  found: Chosen & Scores,
  count: number,
): Ordered {
  const { columns } = segment
  const { start, scratch } = around
  const { keys } = scratch
  const { records } = found
  const { verified, fresh, points, pointsAt } = columns
  const km = (record: number) =>
    start
      ? kilometres(start, points, pointsAt[record] as number, pointsAt[record + 1] as number)
      : Number.POSITIVE_INFINITY
  if (query.sort === 'relevance' || (query.sort === 'distance' && !start)) {
    const age = (record: number) => freshness(verified[record] as number, fresh[record] as number, query.now)
    const spare = found.spare + (start ? query.nearness : 0)
    const length = count < found.length ? leaveLikely(scratch, found, spare, age, count) : found.length
    const whole = found.wholeOf({ ...found, length })
    for (let i = 0; i < length; i++) {
      const record = records[i] as number
      const score = Math.fround(whole(i, record) + (start ? query.nearness * nearScore(km(record)) : 0))
      keys[i] = keyOf(score, age(record))
    }
    return firstOf(segment, { length, records, keys }, count)
  }
  for (let i = 0; i < found.length; i++) {
    const record = records[i] as number
    keys[i] =
      query.sort === 'name' ? 0 : query.sort === 'freshness' ? (fresh[record] as number) : nearKey(km(record))
  }
  return firstOf(segment, { length: found.length, records, keys }, count)
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

/** Leaves only the records that may be among the first so many, whatever is still to be added; returns how many. */
function leaveLikely(
  { keys: ranks }: Scratch,
  { length, records, places, score, likely: nextLikely }: Chosen & Scores,
  spare: number,
  age: (record: number) => number,
  count: number,
): number {
  const having = new Uint32Array(RANKS)
  /** The rank that so many are known to reach, and how many do. */
  let reached = 0
  let reaching = 0
  let next = nextLikely(0)
  let likely = 0
  for (let i = next(0, length, records, places); i < length; i = next(i + 1, length, records, places)) {
    const place = places[i] as number
    const record = records[i] as number
    const least = Math.fround(score(place, record))
    const its = age(record)
    const most = spare === 0 ? rankOf(least, its) : rankOf(least + spare + ROUNDING, its)
    if (most < reached) continue
    records[likely] = record
    places[likely] = place
    ranks[likely++] = most
    const rank = rankOf(least, its)
    if (rank < reached) continue
    having[rank] = (having[rank] as number) + 1
    reaching++
    if (reaching - (having[reached] as number) < count) continue
    for (; reaching - (having[reached] as number) >= count; reached++) reaching -= having[reached] as number
    next = nextLikely(Math.ceil((reached - 2) / 4) / STEPS - spare - 2 * ROUNDING)
  }
  let left = 0
  for (let i = 0; i < likely; i++) {
    if ((ranks[i] as number) < reached) continue
    records[left] = records[i] as number
    places[left++] = places[i] as number
  }
  return left
}
