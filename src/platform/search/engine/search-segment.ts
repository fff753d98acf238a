import type { SearchKind } from '../kind.ts'
import type { IndexQuery } from '../query.ts'
import { type Filter, filtersOf, type Surroundings, surroundings } from './filters.ts'
import type { Found } from './found.ts'
import { matchTerms } from './match-terms.ts'
import type { Openings } from './openings.ts'
import { freshness, nearScore, textScore } from './score.ts'
import type { Scratch } from './scratch.ts'
import { flagBits, isDeleted, type Part, type Segment } from './segment.ts'
import { segmentTally, type Tally } from './tally.ts'

/** What a search is done with. */
export interface Tools {
  kind: SearchKind
  scratch: Scratch
  openings: Openings
}

/** Records to be looked at: all of the segment when `records` is absent. */
export interface Candidates {
  length: number
  records: Uint32Array | undefined
  /** How well one answers; `at` is its place among the candidates. */
  score(at: number, record: number): number
  /** What comes before the score: the weight of the terms that it has. */
  weight(at: number): number
}

/** The candidates of a search that wants all the terms. */
export function allTerms({ kind, scratch }: Tools, segment: Segment, query: IndexQuery): Candidates {
  if (query.terms.every(({ optional }) => optional)) return everything(segment)
  const { length, records, values } = matchTerms(kind, segment, query.terms, scratch)
  const { nameWords } = segment.columns
  return {
    length,
    records,
    score: (at, record) => textScore(query.terms, values, at, nameWords[record] as number),
    weight: () => 0,
  }
}

const everything = (segment: Segment): Candidates => ({
  length: segment.records,
  records: undefined,
  score: () => 0,
  weight: () => 0,
})

/** Whether a record may be found at all: neither deleted nor hidden. */
export function visible(kind: SearchKind, { segment, deleted }: Part, query: IndexQuery) {
  const { flags } = segment.columns
  const hidden = flagBits(
    kind,
    kind.hidden.filter((flag) => !query.shown.includes(flag)),
  )
  return (record: number): boolean =>
    ((flags[record] as number) & hidden) === 0 && !isDeleted(deleted, record)
}

/** Filters, counts and scores the candidates of one segment. */
export function sift(
  tools: Tools,
  part: Part,
  query: IndexQuery,
  candidates: (segment: Segment) => Candidates,
  whole: Tally,
): Found {
  const { segment } = part
  const around = surroundings(segment, query, tools.openings)
  // Before the terms, since both use the same scratch.
  const filters = filtersOf(tools.kind, segment, query, around, tools.scratch)
  const { length, records, score, weight } = candidates(segment)
  const tally = segmentTally(tools.kind, segment, filters, around, whole)
  const seen = visible(tools.kind, part, query)
  const order = ordering(query, segment, around)
  const found = emptyFound(segment, length)
  for (let at = 0; at < length; at++) {
    const record = records ? (records[at] as number) : at
    if (!seen(record)) continue
    whole.havingWords++
    const out = keptOutBy(filters, record)
    if (out === KEPT) {
      tally.kept(record)
      order(found, record, score(at, record), weight(at))
    } else if (out !== BY_MANY) tally.onlyBut(out, record)
  }
  tally.end()
  return found
}

const KEPT = -1
const BY_MANY = -2

/** The only filter that keeps a record out, or whether none or more than one does. */
function keptOutBy(filters: readonly Filter[], record: number): number {
  let out = KEPT
  for (let i = 0; i < filters.length; i++) {
    if (filters[i]?.keeps(record)) continue
    if (out !== KEPT) return BY_MANY
    out = i
  }
  return out
}

export const emptyFound = (segment: Segment, most: number): Found => ({
  segment,
  length: 0,
  records: new Uint32Array(most),
  first: new Float64Array(most),
  second: new Float32Array(most),
})

type Ordering = (found: Found, record: number, score: number, weight: number) => void

/** Scores that differ by less than this are equal: then the verified and the fresh come first. */
const STEPS = 10

/** Adds a record with what puts it in the order asked. */
export function ordering(query: IndexQuery, { columns }: Segment, around: Surroundings): Ordering {
  const add = (found: Found, record: number, first: number, second: number) => {
    found.records[found.length] = record
    found.first[found.length] = first
    found.second[found.length++] = second
  }
  if (query.sort === 'name') return (found, record) => add(found, record, 0, 0)
  if (query.sort === 'freshness')
    return (found, record) => add(found, record, columns.fresh[record] as number, 0)
  if (query.sort === 'distance' && query.near)
    return (found, record) => add(found, record, -around.km(record), 0)
  return (found, record, score, weight) => {
    const whole = Math.fround(score + (query.near ? nearScore(around.km(record)) : 0))
    const fresh = freshness(columns.verified[record] as number, columns.fresh[record] as number, query.now)
    add(found, record, weight * 1e6 + Math.floor(whole * STEPS) * 4 + fresh, whole)
  }
}
