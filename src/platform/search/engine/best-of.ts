import type { QueryTerm } from '../query.ts'
import type { Handicapped } from '../search-index.ts'
import { mostScore } from './score.ts'

/** What sums may differ by. */
const ROUNDING = 1e-9

/**
 * The question whose best record has the highest score after its handicap, of those with more than `least` before it;
 * -1 when there is none. Questions that cannot win any more are not asked. Of a score only what is more than `enough`
 * need be known exactly, and of the last question's only whether it is.
 */
export function bestOf(
  asked: readonly Handicapped[],
  least: number,
  scoreOf: (terms: readonly QueryTerm[], enough: number, isLast: boolean) => number,
): number {
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  for (const [at, { terms, handicap }] of asked.entries()) {
    const isLast = at === asked.length - 1
    const enough = Math.max(least, most + handicap)
    if (mostScore(terms) <= enough - ROUNDING) continue
    // What is as good as the best before must not be taken for better, nor end the search for what is.
    const score = scoreOf(terms, isLast ? enough + ROUNDING : enough - ROUNDING, isLast)
    if (score <= least || score - handicap <= most) continue
    best = at
    most = score - handicap
  }
  return best
}
