import type { IndexQuery } from '../query.ts'
import type { Surroundings } from './filters.ts'
import { kilometres } from './geography.ts'
import { firstOf, type Ranked } from './ranked.ts'
import { freshness, nearScore } from './score.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'

/** Scores that differ by less than this share of one are equal: then the verified and the fresh come first. */
const STEPS = 10
/** What is added to a score one by one may come to a little more than all of it at once. */
const ROUNDING = 1e-4
/** More than any score and nearness together, in steps with their age. */
const RANKS = 4_096

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
  /** What that adds to it at most. */
  spare: number
  /** The whole score of each of some; `score` is right no more after it. */
  wholeOf(some: Chosen): (i: number, record: number) => number
  /** What comes before the score. */
  weight: number
}

/** The first of the records found in a segment, in the order asked. */
export function inOrder(
  segment: Segment,
  query: IndexQuery,
  around: Surroundings,
  found: Chosen & Scores,
  count: number,
): Ranked[] {
  const { columns } = segment
  const { start, scratch } = around
  const { first, second } = scratch
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
      first[i] = found.weight * 1e6 + rankOf(score, age(record))
      second[i] = score
    }
    return firstOf(segment, { length, records, first, second }, count)
  }
  for (let i = 0; i < found.length; i++) {
    const record = records[i] as number
    first[i] =
      query.sort === 'name' ? 0 : query.sort === 'freshness' ? (fresh[record] as number) : -km(record)
    second[i] = 0
  }
  return firstOf(segment, { length: found.length, records, first, second }, count)
}

/** What a score and an age come to: the greater come first. */
const rankOf = (score: number, age: number): number => Math.floor(score * STEPS) * 4 + age

/** Leaves only the records that may be among the first so many, whatever is still to be added; returns how many. */
function leaveLikely(
  { first }: Scratch,
  { length, records, places, score }: Chosen & Scores,
  spare: number,
  age: (record: number) => number,
  count: number,
): number {
  const having = new Uint32Array(RANKS)
  for (let i = 0; i < length; i++) {
    const record = records[i] as number
    const least = Math.fround(score(places[i] as number, record))
    const its = age(record)
    const rank = Math.min(RANKS - 1, rankOf(least, its))
    having[rank] = (having[rank] as number) + 1
    first[i] = spare === 0 ? rank : rankOf(least + spare + ROUNDING, its)
  }
  let reached = RANKS - 1
  for (let sum = having[reached] as number; sum < count && reached > 0; sum += having[reached] as number)
    reached--
  let left = 0
  for (let i = 0; i < length; i++) {
    if ((first[i] as number) < reached) continue
    records[left] = records[i] as number
    places[left++] = places[i] as number
  }
  return left
}
