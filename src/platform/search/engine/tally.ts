import type { SearchKind } from '../kind.ts'
import { placesOn, setBit } from './bits.ts'
import type { CodeNames, CodeTables } from './code-tables.ts'
import { commonestFirst } from './commonest-first.ts'
import type { LivePart } from './live-part.ts'
import type { PackedCounts } from './packed-counts.ts'
import type { KeyColumn, Segment } from './segment.ts'

/** What is counted over all the segments of a search. */
export interface Tally {
  total: number
  havingWords: number
  open: number
  /** By key, in the order of the code tables. */
  counts: readonly Uint32Array[]
  /** By flag of the kind. */
  flags: number[]
  without: Map<string, number>
}

export const emptyTally = (kind: SearchKind, tables: CodeTables): Tally => ({
  total: 0,
  havingWords: 0,
  open: 0,
  counts: tables.codes.map((codes) => new Uint32Array(codes.length)),
  flags: kind.flags.map(() => 0),
  without: new Map(),
})

export const addWithout = ({ without }: Tally, name: string, count: number): unknown =>
  without.set(name, (without.get(name) ?? 0) + count)

/** Adds the counts of the codes that some records of a segment have of one key. */
export function countCodes(
  segment: Segment,
  key: number,
  records: Uint32Array,
  length: number,
  tables: CodeTables,
  tally: Tally,
): void {
  if (length > 0) addTotals(segment, key, countsIn(segment, key, records, length), tables, tally)
}

/**
 * The records of a segment other than some, when those are most of what a search for everything finds: then the others
 * are counted, and taken away from what is known of all, and a very common word costs no more than one that half of
 * the records have.
 */
export function fewOthers(
  part: LivePart,
  records: Uint32Array,
  length: number,
  shown: readonly string[],
): Uint32Array | undefined {
  return shown.length === 0 && length > part.visible / 2 ? othersThan(part, records, length) : undefined
}

/** The same for all the records that a search for everything finds but a few others. */
export function countAllBut(
  { segment, totals }: LivePart,
  key: number,
  others: Uint32Array,
  tables: CodeTables,
  tally: Tally,
): void {
  const counts = totals[key]?.slice()
  const fewer = countsIn(segment, key, others, others.length)
  for (let value = 0; counts && value < counts.length; value++)
    counts[value] = (counts[value] as number) - (fewer[value] as number)
  addTotals(segment, key, counts, tables, tally)
}

function othersThan(
  { blocked, segment, visible }: LivePart,
  records: Uint32Array,
  length: number,
): Uint32Array {
  const bits = blocked.slice()
  for (let i = 0; i < length; i++) setBit(bits, records[i] as number)
  for (let word = 0; word < bits.length; word++) bits[word] = ~(bits[word] as number)
  if (segment.records % 32 > 0)
    bits[bits.length - 1] = (bits.at(-1) as number) & ((1 << (segment.records % 32)) - 1)
  const others = new Uint32Array(visible - length)
  placesOn(bits, others)
  return others
}

function countsIn({ columns }: Segment, key: number, records: Uint32Array, length: number): Uint32Array {
  const column = columns.keys[key]
  if (!column) return new Uint32Array(0)
  const counts = new Uint32Array(column.codes.length)
  // Of fewer records than there are sets hardly two have the same.
  if (length < column.at.length) countEach(column, records, length, counts)
  else countBySet(column, records, length, counts)
  return counts
}

function countEach(
  { sets, values, at }: KeyColumn,
  records: Uint32Array,
  length: number,
  counts: Uint32Array,
): void {
  for (let i = 0; i < length; i++) {
    const set = sets[records[i] as number] as number
    const end = at[set + 1] as number
    for (let j = at[set] as number; j < end; j++) {
      const value = values[j] as number
      counts[value] = (counts[value] as number) + 1
    }
  }
}

/** All 0 between uses. A new array for each count would be memory that the system has to clear each time. */
let many = new Uint32Array(0)

function countBySet(
  { sets, values, at }: KeyColumn,
  records: Uint32Array,
  length: number,
  counts: Uint32Array,
): void {
  if (many.length < at.length) many = new Uint32Array(at.length)
  for (let i = 0; i < length; i++) {
    const set = sets[records[i] as number] as number
    many[set] = (many[set] as number) + 1
  }
  for (let set = 0; set < at.length - 1; set++) {
    const its = many[set] as number
    if (its === 0) continue
    many[set] = 0
    const end = at[set + 1] as number
    for (let j = at[set] as number; j < end; j++) {
      const value = values[j] as number
      counts[value] = (counts[value] as number) + its
    }
  }
}

/** Adds counts made before. */
export function addTotals(
  segment: Segment,
  key: number,
  totals: Uint32Array | undefined,
  tables: CodeTables,
  { counts }: Tally,
): void {
  const whole = counts[key]
  const places = tables.placesOf(segment)[key]
  if (!totals || !whole || !places) return
  for (let value = 0; value < totals.length; value++) {
    const place = places[value] as number
    whole[place] = (whole[place] as number) + (totals[value] as number)
  }
}

/** The counts as an answer gives them: the commonest first, then by code. */
export const countsOf = (
  kind: SearchKind,
  { names }: CodeTables,
  { counts }: Tally,
): Record<string, PackedCounts> =>
  Object.fromEntries(
    kind.keys.map((name, key) => [name, packed(names[key] as CodeNames, counts[key] as Uint32Array)]),
  )

function packed(names: CodeNames, all: Uint32Array): PackedCounts {
  const places = commonestFirst(all)
  const counts = new Uint32Array(places.length)
  for (let i = 0; i < places.length; i++) counts[i] = all[places[i] as number] as number
  return { names, places, counts }
}
