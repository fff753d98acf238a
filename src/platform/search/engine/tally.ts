import type { SearchKind } from '../kind.ts'
import { hasBit } from './bits.ts'
import type { CodeTables } from './code-tables.ts'
import type { LivePart } from './live-part.ts'
import type { PackedCounts } from './packed-counts.ts'
import type { Segment } from './segment.ts'

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
 * The same for some of the records that a search for everything finds. When they are most of them the others are
 * counted, and taken away from what is known of all: a very common word costs no more than one that half of them have.
 */
export function countVisible(
  part: LivePart,
  keys: readonly number[],
  records: Uint32Array,
  length: number,
  tables: CodeTables,
  tally: Tally,
): void {
  const { segment, visible, totals } = part
  if (length <= visible / 2) {
    for (const key of keys) countCodes(segment, key, records, length, tables, tally)
    return
  }
  const others = othersThan(part, records, length)
  for (const key of keys) {
    const counts = totals[key]?.slice()
    const fewer = countsIn(segment, key, others, others.length)
    for (let value = 0; counts && value < counts.length; value++)
      counts[value] = (counts[value] as number) - (fewer[value] as number)
    addTotals(segment, key, counts, tables, tally)
  }
}

function othersThan(
  { segment, blocked, visible }: LivePart,
  records: Uint32Array,
  length: number,
): Uint32Array {
  const others = new Uint32Array(visible - length)
  let found = 0
  let next = 0
  for (let record = 0; record < segment.records; record++) {
    if (next < length && records[next] === record) next++
    else if (!hasBit(blocked, record)) others[found++] = record
  }
  return others
}

function countsIn({ columns }: Segment, key: number, records: Uint32Array, length: number): Uint32Array {
  const column = columns.keys[key]
  if (!column) return new Uint32Array(0)
  const { values, at } = column
  const counts = new Uint32Array(column.codes.length)
  for (let i = 0; i < length; i++) {
    const record = records[i] as number
    const end = at[record + 1] as number
    for (let j = at[record] as number; j < end; j++) {
      const value = values[j] as number
      counts[value] = (counts[value] as number) + 1
    }
  }
  return counts
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
  { codes }: CodeTables,
  { counts }: Tally,
): Record<string, PackedCounts> =>
  Object.fromEntries(
    kind.keys.map((name, key) => [name, sorted(codes[key] ?? [], counts[key] ?? new Uint32Array(0))]),
  )

/** Count and place in one number, so that they sort as numbers do. */
const PLACES = 2 ** 20

function sorted(codes: readonly string[], counts: Uint32Array): PackedCounts {
  const order = new Float64Array(counts.length)
  let length = 0
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place] as number
    if (count > 0) order[length++] = -(count * PLACES) + place
  }
  const found = order.subarray(0, length).sort()
  const names: string[] = []
  const numbers = new Uint32Array(length)
  for (let i = 0; i < length; i++) {
    const one = found[i] as number
    const count = Math.ceil(-one / PLACES)
    names.push(codes[one + count * PLACES] ?? '')
    numbers[i] = count
  }
  return { codes: names.join('\n'), counts: numbers }
}
