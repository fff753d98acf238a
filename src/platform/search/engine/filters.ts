import type { SearchKind } from '../kind.ts'
import type { IndexQuery } from '../query.ts'
import { setBit } from './bits.ts'
import { findWord } from './dictionary.ts'
import { kilometres, type SpherePoint } from './geography.ts'
import { codeTerm } from './known-terms.ts'
import { matchTerms } from './match-terms.ts'
import { readPostings } from './postings.ts'
import type { Scratch } from './scratch.ts'
import { flagBits, type KeyColumn, type Segment } from './segment.ts'

/** Records in ascending order. */
export interface Candidates {
  length: number
  records: Uint32Array
}

/** A condition of a search over one segment. */
export interface Filter {
  name: string
  /** Of the kind, or -1. */
  key: number
  /** Puts a bit into the marks of the candidates that it keeps. */
  mark(candidates: Candidates, marks: Uint16Array, bit: number): void
  /** Turns on the bits of all the records that it keeps. */
  turnOn(bits: Uint32Array): void
}

/** Where and when a search is made, for one segment. */
export interface Surroundings {
  start: SpherePoint | undefined
  /** For each record: 0 no hours are known, 1 closed, 2 open. */
  states: Uint8Array
  /** For each record how fresh it is, see `freshness`. */
  ages: Uint8Array
  scratch: Scratch
}

/** The conditions of a search over a segment. */
export function filtersOf(
  kind: SearchKind,
  segment: Segment,
  query: IndexQuery,
  around: Surroundings,
): Filter[] {
  const found: Filter[] = []
  const within = around.start && query.withinKm
  const near = within === undefined ? undefined : isNear(segment, around, within)
  let nearUsed = near === undefined
  for (const [key, column] of segment.columns.keys.entries()) {
    const wanted = query.codes[column.name] ?? []
    if (wanted.length === 0) continue
    const has = hasCode(segment, column, wanted, around.scratch)
    const widened = near !== undefined && column.name === query.nearKey
    nearUsed ||= widened
    found.push({ name: column.name, key, ...(widened ? either(has, near) : has) })
  }
  if (near && !nearUsed) found.push({ name: 'near', key: -1, ...near })
  if (query.nameTerms.length > 0)
    found.push({ name: 'name', key: -1, ...named(kind, segment, query, around.scratch) })
  for (const flag of query.flags) {
    const { flags } = segment.columns
    const bit = flagBits(kind, [flag])
    const has = byRecord(segment, (record) => ((flags[record] as number) & bit) !== 0)
    found.push({ name: flag, key: -1, ...has })
  }
  if (query.open) {
    const has = byRecord(segment, (record) => around.states[record] === 2)
    found.push({ name: 'open', key: -1, ...has })
  }
  return found
}

type Condition = Pick<Filter, 'mark' | 'turnOn'>

const either = (one: Condition, other: Condition): Condition => ({
  mark(candidates, marks, bit) {
    one.mark(candidates, marks, bit)
    other.mark(candidates, marks, bit)
  },
  turnOn(bits) {
    one.turnOn(bits)
    other.turnOn(bits)
  },
})

const byRecord = (segment: Segment, keeps: (record: number) => boolean): Condition => ({
  mark({ length, records }, marks, bit) {
    for (let i = 0; i < length; i++) if (keeps(records[i] as number)) marks[i] = (marks[i] as number) | bit
  },
  turnOn(bits) {
    for (let record = 0; record < segment.records; record++) if (keeps(record)) setBit(bits, record)
  },
})

/** Of all records those with a code are known from its list; of some, each is looked at. */
const hasCode = (
  segment: Segment,
  column: KeyColumn,
  wanted: readonly string[],
  scratch: Scratch,
): Condition => ({
  mark: ({ length, records }, marks, bit) => markCodes(column, wanted, length, records, marks, bit),
  turnOn(bits) {
    for (const code of wanted) turnOnListed(segment, codeTerm(column.name, code), scratch, bits)
  },
})

function markCodes(
  { codes, sets, values, at }: KeyColumn,
  wanted: readonly string[],
  length: number,
  records: Uint32Array,
  marks: Uint16Array,
  bit: number,
): void {
  const asked = new Uint8Array(codes.length)
  for (const code of wanted) {
    const value = codes.indexOf(code)
    if (value >= 0) asked[value] = 1
  }
  const isAsked = (set: number): 0 | 1 => {
    const end = at[set + 1] as number
    for (let j = at[set] as number; j < end; j++) if (asked[values[j] as number] === 1) return 1
    return 0
  }
  // Of fewer records than there are sets hardly two have the same.
  if (length < at.length) {
    for (let i = 0; i < length; i++)
      if (isAsked(sets[records[i] as number] as number)) marks[i] = (marks[i] as number) | bit
    return
  }
  const asking = new Uint16Array(at.length - 1)
  for (let set = 0; set < asking.length; set++) asking[set] = bit * isAsked(set)
  for (let i = 0; i < length; i++)
    marks[i] = (marks[i] as number) | (asking[sets[records[i] as number] as number] as number)
}

function turnOnListed(
  { terms, postings }: Segment,
  text: string,
  { records, places }: Scratch,
  bits: Uint32Array,
): void {
  const term = findWord(terms, text)
  if (term < 0) return
  const length = readPostings(postings, term, records, places)
  for (let i = 0; i < length; i++) setBit(bits, records[i] as number)
}

function isNear(segment: Segment, { start }: Surroundings, within: number): Condition {
  const { points, pointsAt } = segment.columns
  return byRecord(
    segment,
    (record) =>
      start !== undefined &&
      kilometres(start, points, pointsAt[record] as number, pointsAt[record + 1] as number) <= within,
  )
}

/** The records with the words in a name are found at once, since the scratch is used again after. */
function named(kind: SearchKind, segment: Segment, { nameTerms }: IndexQuery, scratch: Scratch): Condition {
  const needed = nameTerms.filter(({ optional }) => !optional)
  const { length, records } = matchTerms(kind, segment, needed, scratch, true)
  const bits = new Uint8Array(segment.records)
  for (let i = 0; i < length; i++) bits[records[i] as number] = 1
  return byRecord(segment, (record) => bits[record] === 1)
}
