import type { QueryTerm } from '../query.ts'
import type { Handicapped } from '../search-index.ts'
import { mostScore } from './score.ts'

/** What sums may differ by. */
const ROUNDING = 1e-9

/**
 * The question whose best record has the highest score after its handicap, of those with more than `least` before it;
 * -1 when there is none. Questions that cannot win any more are not asked, and what is not more than `enough` need not
 * be known exactly.
 */
export function bestOf(
  asked: readonly Handicapped[],
  least: number,
  scoreOf: (terms: readonly QueryTerm[], enough: number) => number,
): number {
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  for (const [at, { terms, handicap }] of asked.entries()) {
    const enough = Math.max(least, most + handicap) - ROUNDING
    if (mostScore(terms) <= enough) continue
    const score = scoreOf(terms, enough)
    if (score <= least || score - handicap <= most) continue
    best = at
    most = score - handicap
  }
  return best
}
