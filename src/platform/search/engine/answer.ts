import type { IndexAnswer, IndexHit, IndexQuery } from '../query.ts'
import { asksNothing, everythingIn } from './everything.ts'
import { type Found, firstOf, type Ranked } from './found.ts'
import { kilometres, spherePoint } from './geography.ts'
import { matchSome, type SomeMatches } from './match-some.ts'
import { matchedWords } from './matched-words.ts'
import { hexId, uuidOf } from './record-row.ts'
import { allTerms, type Candidates, sift, type Tools, visible } from './search-segment.ts'
import type { Part, Segment } from './segment.ts'
import { countsOf, emptyTally, type Tally } from './tally.ts'

/** Answers a search over all the parts of an index. */
export function answer(tools: Tools, parts: readonly Part[], query: IndexQuery): IndexAnswer {
  const { tally, found, relaxed } = find(tools, parts, query)
  const page = Math.max(1, Math.min(query.page, Math.ceil(tally.total / query.pageSize)))
  const shown = firstOf(found, page * query.pageSize).slice((page - 1) * query.pageSize)
  return {
    total: tally.total,
    page,
    hits: shown.map((one) => hitOf(tools, one, query)),
    counts: countsOf(tally),
    flags: Object.fromEntries(tally.flags),
    open: tally.open,
    havingWords: tally.havingWords,
    relaxed,
    without: Object.fromEntries(tally.without),
    matched: matchedWords(parts, query),
  }
}

/** The identifiers of all the records found, in order. */
export function listAll(tools: Tools, parts: readonly Part[], query: IndexQuery): string[] {
  const { tally, found } = find(tools, parts, query)
  return firstOf(found, tally.total).map(({ segment, record }) => uuidOf(hexId(segment.columns.ids, record)))
}

function find(tools: Tools, parts: readonly Part[], query: IndexQuery) {
  const tally = emptyTally(tools.kind)
  if (asksNothing(query)) {
    const found = parts.map((part) => everythingIn(tools, part, query, tally))
    return { tally, found, relaxed: false }
  }
  const found = parts.map((part) =>
    sift(tools, part, query, (segment) => allTerms(tools, segment, query), tally),
  )
  const needed = query.terms.filter(({ optional }) => !optional)
  if (!query.relax || tally.havingWords > 0 || needed.length < 2) return { tally, found, relaxed: false }
  return { ...findSome(tools, parts, query), relaxed: true }
}

/** The records with the most of the terms. */
function findSome(tools: Tools, parts: readonly Part[], query: IndexQuery): { tally: Tally; found: Found[] } {
  const tally = emptyTally(tools.kind)
  const some = parts.map((part) => ({
    part,
    matches: matchSome(tools.kind, part.segment, query.terms, tools.scratch),
  }))
  const most = Math.max(0, ...some.map(({ part, matches }) => heaviest(tools, part, query, matches)))
  const found = some.map(({ part, matches }) =>
    sift(tools, part, query, () => withWeight(matches, most), tally),
  )
  return { tally, found }
}

function heaviest(
  tools: Tools,
  part: Part,
  query: IndexQuery,
  { length, records, weights }: SomeMatches,
): number {
  const seen = visible(tools.kind, part, query)
  let most = 0
  for (let i = 0; i < length; i++)
    if ((weights[i] as number) > most && seen(records[i] as number)) most = weights[i] as number
  return most
}

function withWeight({ length, records, weights, scores }: SomeMatches, most: number): Candidates {
  const kept = Array.from({ length }, (_, i) => i).filter((i) => weights[i] === most)
  return {
    length: kept.length,
    records: Uint32Array.from(kept, (i) => records[i] as number),
    score: (at) => 3 * (scores[kept[at] as number] as number),
    weight: () => most,
  }
}

function hitOf({ openings }: Tools, { segment, record }: Ranked, query: IndexQuery): IndexHit {
  const { ids, seqs } = segment.columns
  return {
    id: uuidOf(hexId(ids, record)),
    seq: seqs[record] as number,
    km: kmOf(segment, record, query),
    open: [undefined, false, true][openings(segment, query)[record] as number],
  }
}

function kmOf({ columns }: Segment, record: number, { near }: IndexQuery): number | undefined {
  if (!near) return undefined
  const { points, pointsAt } = columns
  const from = pointsAt[record] as number
  const km = kilometres(spherePoint(near.lat, near.lon), points, from, pointsAt[record + 1] as number)
  return km === Number.POSITIVE_INFINITY ? undefined : km
}
