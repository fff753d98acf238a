import type { SearchKind } from '../kind.ts'
import type { IndexAnswer, IndexCount } from '../query.ts'
import type { CodeTables } from './code-tables.ts'
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

/** Counts the codes that some records of a segment have of one key. */
export function countCodes(
  segment: Segment,
  key: number,
  records: Uint32Array,
  length: number,
  tables: CodeTables,
  { counts }: Tally,
): void {
  const column = segment.columns.keys[key]
  const whole = counts[key]
  const places = tables.placesOf(segment)[key]
  if (!column || !whole || !places) return
  const { values, at } = column
  for (let i = 0; i < length; i++) {
    const record = records[i] as number
    const end = at[record + 1] as number
    for (let j = at[record] as number; j < end; j++) {
      const place = places[values[j] as number] as number
      whole[place] = (whole[place] as number) + 1
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
export const countsOf = (kind: SearchKind, { codes }: CodeTables, { counts }: Tally): IndexAnswer['counts'] =>
  Object.fromEntries(
    kind.keys.map((name, key) => [name, sorted(codes[key] ?? [], counts[key] ?? new Uint32Array(0))]),
  )

/** Count and place in one number, so that they sort as numbers do. */
const PLACES = 2 ** 20

function sorted(codes: readonly string[], counts: Uint32Array): IndexCount[] {
  const order = new Float64Array(counts.length)
  let length = 0
  for (let place = 0; place < counts.length; place++) {
    const count = counts[place] as number
    if (count > 0) order[length++] = -(count * PLACES) + place
  }
  const found = order.subarray(0, length).sort()
  return Array.from(found, (one): IndexCount => {
    const count = Math.ceil(-one / PLACES)
    return { code: codes[one + count * PLACES] ?? '', count }
  })
}
