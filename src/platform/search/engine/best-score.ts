import type { QueryTerm } from '../query.ts'
import { hasBit } from './bits.ts'
import type { LivePart } from './live-part.ts'
import { matchTerms } from './match-terms.ts'
import { mostElsewhere, textScore } from './score.ts'
import type { Tools } from './tools.ts'

/** Records of a part that are looked at for the best: of very common words, those say what the others would. */
const LOOKED_AT = 1_000

/**
 * The score of the record that has all the terms best, 0 when none that is not hidden has them; of what is not more
 * than enough, any score that is not. Where only a name could be worth more, the rest is not read unless one is.
 */
export function bestScore(
  tools: Pick<Tools, 'kind' | 'scratch'>,
  parts: readonly LivePart[],
  terms: readonly QueryTerm[],
  enough: number,
): number {
  const needed = terms.filter(({ optional }) => !optional)
  const inNames = mostElsewhere(needed) <= enough
  let best = 0
  for (const part of parts) {
    const more = Math.max(best, enough)
    if (inNames && bestOfPart(tools, part, needed, true) <= more) continue
    best = Math.max(best, bestOfPart(tools, part, needed, false))
  }
  return best
}

/** The best score in a part; in names alone no record that has all terms in its name has a higher one. */
function bestOfPart(
  { kind, scratch }: Pick<Tools, 'kind' | 'scratch'>,
  { segment, blocked }: LivePart,
  needed: readonly QueryTerm[],
  names: boolean,
): number {
  const { nameWords } = segment.columns
  const { length, records, values } = matchTerms(kind, segment, needed, scratch, names)
  if (names && length > LOOKED_AT) return Number.POSITIVE_INFINITY
  let best = 0
  for (let i = 0, looked = 0; i < length && looked < LOOKED_AT; i++) {
    const record = records[i] as number
    if (hasBit(blocked, record)) continue
    looked++
    best = Math.max(best, textScore(needed, values, i, nameWords[record] as number, false))
  }
  return best
}
