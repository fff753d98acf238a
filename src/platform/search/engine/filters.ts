import type { SearchKind } from '../kind.ts'
import type { IndexQuery } from '../query.ts'
import { codeTerm } from './build-segment.ts'
import { findWord } from './dictionary.ts'
import { kilometres, type SpherePoint } from './geography.ts'
import { matchTerms } from './match-terms.ts'
import { readPostings } from './postings.ts'
import type { Scratch } from './scratch.ts'
import { flagBits, type KeyColumn, type Segment } from './segment.ts'

/** Records in ascending order; without `records`, all of the segment. */
export interface Candidates {
  length: number
  records: Uint32Array | undefined
}

/** A condition of a search over one segment. */
export interface Filter {
  name: string
  /** Of the kind, or -1. */
  key: number
  /** Puts a bit into the marks of the candidates that it keeps. */
  mark(candidates: Candidates, marks: Uint16Array, bit: number): void
}

/** Where and when a search is made, for one segment. */
export interface Surroundings {
  start: SpherePoint | undefined
  /** For each record: 0 no hours are known, 1 closed, 2 open. */
  states: Uint8Array
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
    found.push({ name: column.name, key, mark: widened ? either(has, near) : has })
  }
  if (near && !nearUsed) found.push({ name: 'near', key: -1, mark: near })
  if (query.nameTerms.length > 0)
    found.push({ name: 'name', key: -1, mark: named(kind, segment, query, around.scratch) })
  for (const flag of query.flags) {
    const { flags } = segment.columns
    const bit = flagBits(kind, [flag])
    found.push({ name: flag, key: -1, mark: byRecord((record) => ((flags[record] as number) & bit) !== 0) })
  }
  if (query.open)
    found.push({ name: 'open', key: -1, mark: byRecord((record) => around.states[record] === 2) })
  return found
}

type Mark = Filter['mark']

const either =
  (one: Mark, other: Mark): Mark =>
  (candidates, marks, bit) => {
    one(candidates, marks, bit)
    other(candidates, marks, bit)
  }

const byRecord =
  (keeps: (record: number) => boolean): Mark =>
  ({ length, records }, marks, bit) => {
    for (let i = 0; i < length; i++)
      if (keeps(records ? (records[i] as number) : i)) marks[i] = (marks[i] as number) | bit
  }

/** Of all records those with a code are known from its list; of some, each is looked at. */
const hasCode =
  (segment: Segment, column: KeyColumn, wanted: readonly string[], scratch: Scratch): Mark =>
  (candidates, marks, bit) => {
    if (candidates.records) markCodes(column, wanted, candidates.length, candidates.records, marks, bit)
    else for (const code of wanted) markListed(segment, codeTerm(column.name, code), scratch, marks, bit)
  }

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
  for (let i = 0; i < length; i++) {
    const set = sets[records[i] as number] as number
    const end = at[set + 1] as number
    for (let j = at[set] as number; j < end; j++)
      if (asked[values[j] as number] === 1) marks[i] = (marks[i] as number) | bit
  }
}

function markListed(
  { terms, postings }: Segment,
  text: string,
  { records, places }: Scratch,
  marks: Uint16Array,
  bit: number,
): void {
  const term = findWord(terms, text)
  if (term < 0) return
  const length = readPostings(postings, term, records, places)
  for (let i = 0; i < length; i++) {
    const record = records[i] as number
    marks[record] = (marks[record] as number) | bit
  }
}

function isNear({ columns }: Segment, { start }: Surroundings, within: number): Mark {
  const { points, pointsAt } = columns
  return byRecord(
    (record) =>
      start !== undefined &&
      kilometres(start, points, pointsAt[record] as number, pointsAt[record + 1] as number) <= within,
  )
}

/** The records with the words in a name are found at once, since the scratch is used again after. */
function named(kind: SearchKind, segment: Segment, { nameTerms }: IndexQuery, scratch: Scratch): Mark {
  const { length, records } = matchTerms(kind, segment, nameTerms, scratch, true)
  const bits = new Uint8Array(segment.records)
  for (let i = 0; i < length; i++) bits[records[i] as number] = 1
  return byRecord((record) => bits[record] === 1)
}
