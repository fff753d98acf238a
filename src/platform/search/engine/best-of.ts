import type { QueryTerm } from '../query.ts'
import type { Handicapped } from '../search-index.ts'
import { MOST_SCORE } from './score.ts'

/**
 * The question whose best record has the highest score after its handicap, of those with more than `least` before it;
 * -1 when there is none. Questions that cannot win any more are not asked.
 */
export function bestOf(
  asked: readonly Handicapped[],
  least: number,
  scoreOf: (terms: readonly QueryTerm[]) => number,
): number {
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  for (const [at, { terms, handicap }] of asked.entries()) {
    if (MOST_SCORE - handicap <= most) continue
    const score = scoreOf(terms)
    if (score <= least || score - handicap <= most) continue
    best = at
    most = score - handicap
  }
  return best
}
