import type { SearchKind } from '../kind.ts'
import type { QueryTerm } from '../query.ts'
import { hasBit } from './bits.ts'
import type { LivePart } from './live-part.ts'
import { inNames, type Matches, matchLists, type Rarest, rarestFirst } from './match-terms.ts'
import { mostElsewhere, textScore } from './score.ts'
import type { Segment } from './segment.ts'
import { listsOf, type TermLists } from './term-lists.ts'
import type { Tools } from './tools.ts'

/** Records of a part that are looked at for the best: of very common words, those say what the others would. */
const LOOKED_AT = 1_000
/** This share of a part is read first where that may be enough: so many may be in it, or a few where any will do. */
const BEGINNING = 1 / 8
const A_FEW = 8

/**
 * The score of the record that has all the terms best, 0 when none that is not hidden has them; of what is not more
 * than enough, any score that is not, and with `any` the score of any that has more.
 */
export type BestScore = (terms: readonly QueryTerm[], enough: number, any?: boolean) => number

/**
 * Scores questions that are like each other: what stands for a term is looked up once, and of terms that no record has
 * together no question asks again. Where only a name could be worth more than enough, the rest is not read unless one is.
 */
export function bestScores(
  { kind, scratch }: Pick<Tools, 'kind' | 'scratch'>,
  parts: readonly LivePart[],
): BestScore {
  const places = parts.map((part) => ({
    names: placeOf(kind, part, inNames(part.segment), true),
    whole: placeOf(kind, part, part.segment, false),
  }))
  return (terms, enough, any = false) => {
    const needed = terms.filter(({ optional }) => !optional)
    const named = mostElsewhere(needed) <= enough
    let best = 0
    for (const { names, whole } of places) {
      const sought = { scratch, enough: Math.max(best, enough), any }
      if (named && bestOfPlace(names, needed, sought) <= sought.enough) continue
      best = Math.max(best, bestOfPlace(whole, needed, sought))
      if (any && isMore(best, enough)) break
    }
    return best
  }
}

/** A part, or the names of it. */
interface Place {
  part: LivePart
  segment: Segment
  names: boolean
  /** One term that no record has says enough. */
  rarest(terms: readonly QueryTerm[]): Rarest
  /** Terms that no record has together. */
  nowhere: (readonly QueryTerm[])[]
}

function placeOf(kind: SearchKind, part: LivePart, segment: Segment, names: boolean): Place {
  const known = new Map<QueryTerm, TermLists>()
  const lists = (term: QueryTerm) => {
    const its = known.get(term) ?? listsOf(kind, segment, term, names)
    known.set(term, its)
    return its
  }
  const rarest = (terms: readonly QueryTerm[]): Rarest => {
    const all: TermLists[] = []
    for (const [at, term] of terms.entries()) {
      const its = lists(term)
      if (its.records === 0) return [{ at, lists: its }]
      all.push(its)
    }
    return rarestFirst(all)
  }
  return { part, segment, names, rarest, nowhere: [] }
}

/** A score of 0 is that of no record. */
const isMore = (score: number, enough: number): boolean => score > 0 && score > enough

/** What is sought in a place. */
interface Sought {
  scratch: Tools['scratch']
  enough: number
  /** Whether a record with more than enough will do, whichever. */
  any: boolean
}

/** The best score in a place; in names alone no record that has all terms in its name has a higher one. */
function bestOfPlace(place: Place, needed: readonly QueryTerm[], { scratch, enough, any }: Sought): number {
  const { part, segment, names, nowhere } = place
  if (nowhere.some((terms) => terms.every((term) => needed.includes(term)))) return 0
  const rarest = place.rarest(needed)
  const most = (rarest[0]?.lists.records ?? 0) * BEGINNING
  if (most > (any ? A_FEW : LOOKED_AT)) {
    const beginning = Math.floor(segment.records * BEGINNING)
    const { best, looked } = bestOfFirst(part, needed, matchLists(segment, rarest, scratch, beginning))
    if (looked > LOOKED_AT) return names ? Number.POSITIVE_INFINITY : best
    if (any && isMore(best, enough)) return best
  }
  const found = matchLists(segment, rarest, scratch)
  if (found.length === 0 && found.read > 0)
    nowhere.push(rarest.slice(0, found.read).map(({ at }) => needed[at] as QueryTerm))
  const { best, looked } = bestOfFirst(part, needed, found)
  return names && looked > LOOKED_AT ? Number.POSITIVE_INFINITY : best
}

/** The best of the first so many matches that are not hidden, and how many were looked at: one more when there are more. */
function bestOfFirst(
  { segment, blocked }: LivePart,
  needed: readonly QueryTerm[],
  { length, records, values }: Matches,
): { best: number; looked: number } {
  const { nameWords } = segment.columns
  let best = 0
  let looked = 0
  for (let i = 0; i < length; i++) {
    const record = records[i] as number
    if (hasBit(blocked, record)) continue
    if (++looked > LOOKED_AT) break
    best = Math.max(best, textScore(needed, values, i, nameWords[record] as number, false))
  }
  return { best, looked }
}
