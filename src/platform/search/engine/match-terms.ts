import type { SearchKind } from '../kind.ts'
import type { QueryTerm } from '../query.ts'
import { ABSENT, ALL_RECORDS, gatherPostings, probePostings, readBeside, readPostings } from './postings.ts'
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
  /** How many of the terms, the rarest first, were read until no record was left. */
  read: number
}

/** Candidates fewer than this share of a list are looked up in it instead of reading it whole. */
const PROBE_SHARE = 8

/** The records that have all the terms, with `names` in names. The answer stays right until the next search. */
export const matchTerms = (
  kind: SearchKind,
  segment: Segment,
  terms: readonly QueryTerm[],
  scratch: Scratch,
  names = false,
): Matches => {
  const asked = names ? inNames(segment) : segment
  const lists = terms.map((term) => listsOf(kind, asked, term, names))
  return matchLists(asked, rarestFirst(lists), scratch)
}

/** A segment of which only the words of names are read. */
export const inNames = (segment: Segment): Segment => ({ ...segment, postings: segment.names })

/** What stands for each of some terms, the rarest first. */
export type Rarest = readonly { at: number; lists: TermLists }[]

export const rarestFirst = (all: readonly TermLists[]): Rarest =>
  all.map((lists, at) => ({ at, lists })).sort((a, b) => a.lists.records - b.lists.records)

/** The records before `upTo` that have all the terms; see `matchTerms`. */
export function matchLists(segment: Segment, terms: Rarest, scratch: Scratch, upTo = ALL_RECORDS): Matches {
  const values = Array.from(terms, (_, at) => valuesOf(scratch, at))
  const matches: Matches = { length: 0, records: scratch.candidates, values, read: 0 }
  const done: Uint16Array[] = []
  for (const [step, { at, lists }] of terms.entries()) {
    const own = values[at] as Uint16Array
    if (step === 0) matches.length = readAll(segment, lists, scratch, matches.records, own, upTo)
    else {
      look(segment, lists, scratch, matches, own)
      matches.length = keepFound(matches, own, done)
    }
    done.push(own)
    matches.read = step + 1
    if (matches.length === 0) break
  }
  return matches
}

/** Every record of a term before `upTo` with its value; returns how many. */
export function readAll(
  segment: Segment,
  { lists, groups }: TermLists,
  scratch: Scratch,
  records: Uint32Array,
  values: Uint16Array,
  upTo = ALL_RECORDS,
): number {
  const [only, ...others] = lists
  if (only && others.length === 0 && groups.length === 0)
    return readOne(segment, only, scratch, records, values, upTo)
  if (!only && groups.length === 0) return 0
  const { best } = scratch
  // The room is that of the largest segment; a change makes one of a single record.
  const bits = scratch.bits.subarray(0, (segment.records + 31) >>> 5)
  for (const { term, values: its } of lists) gatherPostings(segment.postings, term, its, best, bits, upTo)
  for (const group of groups) gatherGroup(segment, group, scratch, upTo)
  return takeGathered(best, bits, records, values)
}

function readOne(
  { postings }: Segment,
  list: TermList,
  { places }: Scratch,
  records: Uint32Array,
  values: Uint16Array,
  upTo: number,
): number {
  const count = readPostings(postings, list.term, records, places, upTo)
  let length = 0
  for (let i = 0; i < count; i++) {
    const value = list.values[places[i] as number] as number
    if (value === 0) continue
    records[length] = records[i] as number
    values[length++] = value
  }
  return length
}

function gatherGroup(segment: Segment, group: TermGroup, scratch: Scratch, upTo: number): void {
  const { length, records, values } = readGroup(segment, group, scratch)
  const { best, bits } = scratch
  for (let i = 0; i < length; i++) {
    const record = records[i] as number
    if (record >= upTo) return
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
