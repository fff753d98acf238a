import type { IndexQuery } from '../query.ts'
import type { Surroundings } from './filters.ts'
import { kilometres } from './geography.ts'
import { freshness, nearScore } from './score.ts'
import type { Segment } from './segment.ts'

/** Scores that differ by less than this share of one are equal: then the verified and the fresh come first. */
const STEPS = 10

/** Records to be put in order: `first` and `second` are filled in. */
interface Unordered {
  length: number
  records: Uint32Array
  first: Float64Array
  second: Float32Array
  /** How well the record at a place answers. */
  score: (place: number, record: number) => number
  /** What comes before the score. */
  weight: number
}

/** Fills in what puts records in the order asked. */
export function putInOrder(
  { columns }: Segment,
  query: IndexQuery,
  around: Surroundings,
  all: Unordered,
): void {
  const { length, records, first, second, score, weight } = all
  const { verified, fresh, points, pointsAt } = columns
  const { start } = around
  const km = (record: number) =>
    start
      ? kilometres(start, points, pointsAt[record] as number, pointsAt[record + 1] as number)
      : Number.POSITIVE_INFINITY
  const byRelevance = query.sort === 'relevance' || (query.sort === 'distance' && !start)
  for (let i = 0; i < length; i++) {
    const record = records[i] as number
    if (byRelevance) {
      const whole = Math.fround(score(i, record) + (start ? query.nearness * nearScore(km(record)) : 0))
      const age = freshness(verified[record] as number, fresh[record] as number, query.now)
      first[i] = weight * 1e6 + Math.floor(whole * STEPS) * 4 + age
      second[i] = whole
    } else {
      first[i] =
        query.sort === 'name' ? 0 : query.sort === 'freshness' ? (fresh[record] as number) : -km(record)
      second[i] = 0
    }
  }
}
