import type { SearchKind } from '../kind.ts'
import type { QueryTerm } from '../query.ts'
import { ABSENT, gatherPostings, probePostings, readBeside, readPostings } from './postings.ts'
import { readGroup } from './read-group.ts'
import { type Scratch, takeGathered, valuesOf } from './scratch.ts'
import type { Segment } from './segment.ts'
import { listsOf, type TermGroup, type TermList, type TermLists } from './term-lists.ts'

/** Records that have the terms. */
export interface Matches {
  length: number
  /** In ascending order. */
  records: Uint32Array
  /** For each of the terms, its value in each of the records. */
  values: readonly Uint16Array[]
}

/** Candidates fewer than this share of a list are looked up in it instead of reading it whole. */
const PROBE_SHARE = 8

/** The records that have all the terms, with `names` in names. The answer stays right until the next search. */
export function matchTerms(
  kind: SearchKind,
  whole: Segment,
  terms: readonly QueryTerm[],
  scratch: Scratch,
  names = false,
): Matches {
  const segment = names ? { ...whole, postings: whole.names } : whole
  const looked = terms.map((term, at) => ({ at, lists: listsOf(kind, segment, term, names) }))
  const values = terms.map((_, at) => valuesOf(scratch, at))
  const matches: Matches = { length: 0, records: scratch.candidates, values }
  const rarestFirst = looked.sort((a, b) => a.lists.records - b.lists.records)
  const done: Uint16Array[] = []
  for (const [step, { at, lists }] of rarestFirst.entries()) {
    const own = values[at] as Uint16Array
    if (step === 0) matches.length = readAll(segment, lists, scratch, matches.records, own)
    else {
      look(segment, lists, scratch, matches, own)
      matches.length = keepFound(matches, own, done)
    }
    done.push(own)
    if (matches.length === 0) break
  }
  return matches
}

/** Every record of a term with its value; returns how many. */
export function readAll(
  segment: Segment,
  { lists, groups }: TermLists,
  scratch: Scratch,
  records: Uint32Array,
  values: Uint16Array,
): number {
  const [only, ...others] = lists
  if (only && others.length === 0 && groups.length === 0)
    return readOne(segment, only, scratch, records, values)
  if (!only && groups.length === 0) return 0
  const { best } = scratch
  // The room is that of the largest segment; a change makes one of a single record.
  const bits = scratch.bits.subarray(0, (segment.records + 31) >>> 5)
  for (const { term, values: its } of lists) gatherPostings(segment.postings, term, its, best, bits)
  for (const group of groups) gatherGroup(segment, group, scratch)
  return takeGathered(best, bits, records, values)
}

function readOne(
  { postings }: Segment,
  list: TermList,
  { places }: Scratch,
  records: Uint32Array,
  values: Uint16Array,
): number {
  const count = readPostings(postings, list.term, records, places)
  let length = 0
  for (let i = 0; i < count; i++) {
    const value = list.values[places[i] as number] as number
    if (value === 0) continue
    records[length] = records[i] as number
    values[length++] = value
  }
  return length
}

function gatherGroup(segment: Segment, group: TermGroup, scratch: Scratch): void {
  const { length, records, values } = readGroup(segment, group, scratch)
  const { best, bits } = scratch
  for (let i = 0; i < length; i++) {
    const record = records[i] as number
    bits[record >>> 5] = (bits[record >>> 5] as number) | (1 << (record & 31))
    best[record] = Math.max(best[record] as number, values[i] as number)
  }
}

/** The value of a term in each of the matches, 0 where it is absent. */
export function look(
  segment: Segment,
  { lists, groups }: TermLists,
  scratch: Scratch,
  matches: Pick<Matches, 'length' | 'records'>,
  own: Uint16Array,
): void {
  const { length, records } = matches
  const { counts } = segment.postings
  const isLong = ({ term }: TermList) => (counts[term] as number) > length * PROBE_SHARE
  own.fill(0, 0, length)
  for (const list of lists) if (isLong(list)) lookInto(segment, list, scratch, matches, own)
  if (groups.length === 0 && lists.every(isLong)) return
  const { slots } = scratch
  for (let i = 0; i < length; i++) slots[records[i] as number] = i + 1
  for (const list of lists)
    if (!isLong(list)) readBeside(segment.postings, list.term, list.values, slots, own)
  for (const group of groups) {
    const found = readGroup(segment, group, scratch, matches)
    for (let i = 0; i < found.length; i++) {
      const slot = slots[found.records[i] as number] as number
      if (slot > 0) own[slot - 1] = Math.max(own[slot - 1] as number, found.values[i] as number)
    }
  }
  for (let i = 0; i < length; i++) slots[records[i] as number] = 0
}

function lookInto(
  { postings }: Segment,
  { term, values }: TermList,
  { places }: Scratch,
  { length, records }: Pick<Matches, 'length' | 'records'>,
  own: Uint16Array,
): void {
  probePostings(postings, term, records, length, places)
  for (let i = 0; i < length; i++) {
    const place = places[i] as number
    if (place === ABSENT) continue
    const value = values[place] as number
    if (value > (own[i] as number)) own[i] = value
  }
}

/** Leaves only the matches that a term was found in; returns how many. */
function keepFound({ length, records }: Matches, own: Uint16Array, others: readonly Uint16Array[]): number {
  let kept = 0
  for (let i = 0; i < length; i++) {
    if (own[i] === 0) continue
    if (kept < i) {
      records[kept] = records[i] as number
      own[kept] = own[i] as number
      for (const other of others) other[kept] = other[i] as number
    }
    kept++
  }
  return kept
}
