import type { IndexHit, IndexQuery, QueryTerm } from '../query.ts'
import { tokens } from '../text/fold.ts'
import { nameKey } from '../text/name-key.ts'
import { hasBit } from './bits.ts'
import { kilometres, spherePoint } from './geography.ts'
import { ALL_LIKELY, likelyByWorth } from './likely.ts'
import { blockedBut, type LivePart } from './live-part.ts'
import { matchSome, type SomeMatches } from './match-some.ts'
import { look, matchTerms } from './match-terms.ts'
import { matchedWords } from './matched-words.ts'
import { type Chosen, reachOf } from './ordering.ts'
import type { PackedAnswer } from './packed-counts.ts'
import { between, type Ordered, type Ranked } from './ranked.ts'
import { hexId, uuidOf } from './record-row.ts'
import { extraAtMost, textScore, WORTH } from './score.ts'
import { valuesOf } from './scratch.ts'
import type { Segment } from './segment.ts'
import { type Scored, sift } from './sift.ts'
import { countsOf, emptyTally, type Tally } from './tally.ts'
import { listsOf, type TermLists, wherever } from './term-lists.ts'
import type { Tools } from './tools.ts'
import { withoutWords } from './without-words.ts'

/** Answers a search over all the parts of an index. */
export function answer(tools: Tools, parts: readonly LivePart[], query: IndexQuery): PackedAnswer {
  const { tally, found, relaxed } = find(tools, parts, query, query.page * query.pageSize)
  const page = Math.max(1, Math.min(query.page, Math.ceil(tally.total / query.pageSize)))
  const shown = between(found, (page - 1) * query.pageSize, page * query.pageSize)
  return {
    total: tally.total,
    page,
    hits: shown.map((one) => hitOf(tools, one, query)),
    counts: countsOf(tools.kind, tools.tables, tally),
    flags: Object.fromEntries(tools.kind.flags.map((flag, at) => [flag, tally.flags[at] as number])),
    open: tally.open,
    havingWords: tally.havingWords,
    relaxed,
    without: Object.fromEntries(tally.without),
    ...matchedWords(parts, query),
  }
}

/** The identifiers of all the records found, in order. */
export function listAll(tools: Tools, parts: readonly LivePart[], query: IndexQuery): string[] {
  const { found } = find(tools, parts, query, Number.POSITIVE_INFINITY)
  return between(found, 0, Number.POSITIVE_INFINITY).map(({ segment, record }) =>
    uuidOf(hexId(segment.columns.ids, record)),
  )
}

/** How many records that are not hidden have all the terms. */
export function countHaving(tools: Tools, parts: readonly LivePart[], terms: readonly QueryTerm[]): number {
  let count = 0
  const needed = terms.filter(({ optional }) => !optional)
  for (const { segment, blocked } of parts) {
    const { length, records } = matchTerms(tools.kind, segment, needed, tools.scratch)
    for (let i = 0; i < length; i++) if (!hasBit(blocked, records[i] as number)) count++
  }
  return count
}

interface Findings {
  tally: Tally
  /** The first records of each segment, in order. */
  found: Ordered[]
  relaxed: boolean
}

function find(tools: Tools, parts: readonly LivePart[], query: IndexQuery, count: number): Findings {
  const tally = emptyTally(tools.kind, tools.tables)
  const reach = reachOf(count)
  const needed = neededTerms(query)
  const found = parts.map((part) =>
    needed.length > 0
      ? sift(tools, part, query, () => withAllTerms(tools, part.segment, query), reach, tally)
      : withoutWords(tools, part, query, reach, tally),
  )
  if (query.relax && tally.havingWords === 0 && needed.length > 1) return findSome(tools, parts, query, count)
  return { tally, found, relaxed: false }
}

const neededTerms = ({ terms }: IndexQuery) => terms.filter(({ optional }) => !optional)

/** The records with all the terms. What the optional ones add is looked up only where it can matter. */
function withAllTerms({ kind, scratch }: Tools, segment: Segment, query: IndexQuery): Scored {
  const needed = neededTerms(query)
  const optional = query.terms.filter((term) => term.optional)
  const { length, records, values } = matchTerms(kind, segment, needed, scratch)
  const { nameWords, nameKeys } = segment.columns
  const key = nameKey(tokens(query.asked))
  const isExact = (record: number) => key !== 0 && nameKeys[record] === key
  const score = scoreOf(needed, values, nameWords, isExact)
  let looked: readonly TermLists[] | undefined
  const wholeOf = (some: Chosen) => {
    const { length, places } = some
    if (optional.length === 0) return (i: number, record: number) => score(places[i] as number, record)
    looked ??= optional.map((term) => listsOf(kind, segment, term, false))
    const found = valuesOf(scratch, needed.length)
    const extra = looked.map((lists, at) => {
      const own = valuesOf(scratch, needed.length + 1 + at)
      look(segment, lists, scratch, some, found)
      for (let i = 0; i < length; i++) own[places[i] as number] = found[i] as number
      return own
    })
    const terms = [...needed, ...optional]
    const all = [...values, ...extra]
    return (i: number, record: number) =>
      textScore(terms, all, places[i] as number, nameWords[record] as number, isExact(record))
  }
  const likely = likelyByWorth(values, nameWords, isExact)
  return { length, records, score, likely, spare: extraAtMost(optional), wholeOf }
}

/** The score of a match. Of one term it is the same for all that have it alike in names as long, and made once. */
function scoreOf(
  needed: readonly QueryTerm[],
  values: readonly Uint16Array[],
  nameWords: Uint8Array,
  isExact: (record: number) => boolean,
) {
  const whole = (at: number, record: number) =>
    textScore(needed, values, at, nameWords[record] as number, isExact(record))
  const [own, ...others] = values
  if (!own || others.length > 0) return whole
  const last = new Int32Array(256).fill(-1)
  const scores = new Float64Array(256)
  return (at: number, record: number): number => {
    if (isExact(record)) return whole(at, record)
    const words = nameWords[record] as number
    const alike = wherever(own[at] as number)
    if (last[words] !== alike) {
      last[words] = alike
      scores[words] = whole(at, record)
    }
    return scores[words] as number
  }
}

/** The records with the most of the terms. */
function findSome(tools: Tools, parts: readonly LivePart[], query: IndexQuery, count: number): Findings {
  const tally = emptyTally(tools.kind, tools.tables)
  const some = parts.map((part) => {
    const blocked = blockedBut(tools.kind, part, query.shown)
    return { part, matches: matchSome(tools.kind, part.segment, blocked, query.terms, tools.scratch) }
  })
  const most = Math.max(...some.map(({ matches }) => matches.weight))
  const reach = reachOf(count)
  const found = some.map(({ part, matches }) =>
    sift(tools, part, query, () => withWeight(matches, most), reach, tally),
  )
  return { tally, found, relaxed: true }
}

function withWeight({ length, records, scores, weight }: SomeMatches, most: number): Scored {
  const score = (at: number) => WORTH * (scores[at] as number)
  return {
    length: weight === most ? length : 0,
    records,
    score,
    likely: ALL_LIKELY,
    spare: 0,
    wholeOf:
      ({ places }) =>
      (i) =>
        score(places[i] as number),
  }
}

const OPEN = [undefined, false, true] as const

function hitOf({ openings }: Tools, { segment, record }: Ranked, query: IndexQuery): IndexHit {
  const { ids, seqs } = segment.columns
  return {
    id: uuidOf(hexId(ids, record)),
    seq: seqs[record] as number,
    km: kmOf(segment, record, query),
    open: OPEN[openings.states(segment, query)[record] as number],
  }
}

function kmOf({ columns }: Segment, record: number, { near }: IndexQuery): number | undefined {
  if (!near) return undefined
  const { points, pointsAt } = columns
  const from = pointsAt[record] as number
  const km = kilometres(spherePoint(near.lat, near.lon), points, from, pointsAt[record + 1] as number)
  return km === Number.POSITIVE_INFINITY ? undefined : km
}
