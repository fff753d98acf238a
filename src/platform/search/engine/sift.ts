import type { SearchKind } from '../kind.ts'
import type { IndexQuery } from '../query.ts'
import { hasBit } from './bits.ts'
import { type Candidates, type Filter, filtersOf, type Surroundings } from './filters.ts'
import { spherePoint } from './geography.ts'
import { blockedBut, type LivePart } from './live-part.ts'
import { inOrder, type Reach, type Scores } from './ordering.ts'
import type { Ordered } from './ranked.ts'
import { lostBy, type Scratch } from './scratch.ts'
import { addWithout, countAllBut, countCodes, fewOthers, type Tally } from './tally.ts'
import type { Tools } from './tools.ts'

/** Records that have the words, with how well they answer. */
export type Scored = Candidates & Scores

/** Filters, counts and puts in order the candidates of one segment; returns the first of them. */
export function sift(
  tools: Tools,
  part: LivePart,
  query: IndexQuery,
  candidates: () => Scored,
  reach: Reach,
  whole: Tally,
): Ordered {
  const { segment } = part
  const around = surroundings(tools, part, query)
  // Before the candidates, since both use the same scratch.
  const filters = filtersOf(tools.kind, segment, query, around)
  const scored = candidates()
  const { kept, keptAt } = tools.scratch
  const length = separate(tools, part, query, filters, scored, whole)
  countFound(tools, part, query, [...tools.kind.keys.keys()], length, around, whole)
  return inOrder(segment, query, around, { ...scored, length, records: kept, places: keptAt }, reach)
}

export const surroundings = (
  { openings, ages, scratch }: Tools,
  { segment }: LivePart,
  query: IndexQuery,
): Surroundings => ({
  start: query.near && spherePoint(query.near.lat, query.near.lon),
  states: openings.states(segment, query),
  ages: ages(segment, query.now),
  scratch,
})

/** Finds which candidates all filters keep, and counts those that only one keeps out. */
function separate(
  tools: Tools,
  part: LivePart,
  query: IndexQuery,
  filters: readonly Filter[],
  candidates: Candidates,
  whole: Tally,
): number {
  const { kept, keptAt, marks } = tools.scratch
  const { length, records } = candidates
  const blocked = blockedBut(tools.kind, part, query.shown)
  if (filters.length === 0) {
    const found = leaveVisible(candidates, blocked, tools.scratch)
    whole.total += found
    whole.havingWords += found
    return found
  }
  marks.fill(0, 0, length)
  for (const [i, filter] of filters.entries()) filter.mark(candidates, marks, 1 << i)
  const all = (1 << filters.length) - 1
  const lost = filters.map((_, i) => lostBy(tools.scratch, i))
  const lostLengths = new Uint32Array(filters.length)
  let found = 0
  let seen = 0
  for (let i = 0; i < length; i++) {
    const record = records[i] as number
    if (hasBit(blocked, record)) continue
    seen++
    const out = all ^ (marks[i] as number)
    if (out === 0) {
      kept[found] = record
      keptAt[found++] = i
    } else if ((out & (out - 1)) === 0) {
      const filter = 31 - Math.clz32(out)
      const at = lostLengths[filter] as number
      ;(lost[filter] as Uint32Array)[at] = record
      lostLengths[filter] = at + 1
    }
  }
  whole.total += found
  whole.havingWords += seen
  for (const [i, { name, key }] of filters.entries()) {
    const without = lostLengths[i] as number
    addWithout(whole, name, found + without)
    if (key >= 0) countCodes(part.segment, key, lost[i] as Uint32Array, without, tools.tables, whole)
  }
  return found
}

/** The candidates that may be seen, with their places among all; returns how many. */
function leaveVisible(
  { length, records }: Candidates,
  blocked: Uint32Array,
  { kept, keptAt }: Scratch,
): number {
  let found = 0
  for (let i = 0; i < length; i++) {
    const record = records[i] as number
    kept[found] = record
    keptAt[found] = i
    if (!hasBit(blocked, record)) found++
  }
  return found
}

/** Counts the codes, the flags and what is open of the records found. */
export function countFound(
  tools: Tools,
  part: LivePart,
  query: IndexQuery,
  keys: readonly number[],
  length: number,
  { states }: Surroundings,
  whole: Tally,
): void {
  const { kind, tables, openings, scratch } = tools
  const { segment } = part
  const others = fewOthers(part, scratch.kept, length, query.shown)
  for (const key of keys)
    if (others) countAllBut(part, key, others, tables, whole)
    else countCodes(segment, key, scratch.kept, length, tables, whole)
  const counted = others ?? scratch.kept
  const many = others?.length ?? length
  const byFlags = new Uint32Array(256)
  let open = 0
  for (let i = 0; i < many; i++) {
    const record = counted[i] as number
    const flags = segment.columns.flags[record] as number
    byFlags[flags] = (byFlags[flags] as number) + 1
    if (states[record] === 2) open++
  }
  whole.open += others ? openings.count(part, query) - open : open
  addFlagTotals(
    kind,
    others ? part.flagTotals.map((all, flags) => all - (byFlags[flags] as number)) : byFlags,
    whole,
  )
}

/** Adds how many records have each set of flags. */
export function addFlagTotals(kind: SearchKind, byBits: Uint32Array, whole: Tally): void {
  for (const at of kind.flags.keys())
    for (let bits = 0; bits < 256; bits++)
      if (bits & (1 << at)) whole.flags[at] = (whole.flags[at] as number) + (byBits[bits] as number)
}
