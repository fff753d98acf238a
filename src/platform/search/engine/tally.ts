import type { SearchKind } from '../kind.ts'
import type { IndexAnswer, IndexCount } from '../query.ts'
import type { Filter, Surroundings } from './filters.ts'
import type { KeyColumn, Segment } from './segment.ts'

/** What is counted over all the segments of a search. */
export interface Tally {
  total: number
  havingWords: number
  open: number
  counts: Map<string, Map<string, number>>
  flags: Map<string, number>
  without: Map<string, number>
}

export const emptyTally = (kind: SearchKind): Tally => ({
  total: 0,
  havingWords: 0,
  open: 0,
  counts: new Map(kind.keys.map((key) => [key, new Map()])),
  flags: new Map(kind.flags.map((flag) => [flag, 0])),
  without: new Map(),
})

/** Counts of one segment while its records are gone through. */
export interface SegmentTally {
  /** A record that all filters keep. */
  kept(record: number): void
  /** A record that only one filter keeps out. */
  onlyBut(filter: number, record: number): void
  /** Adds everything to the whole. */
  end(): void
}

/** Counts each key as if that key were not chosen, and all else as it is. */
export function segmentTally(
  kind: SearchKind,
  { columns }: Segment,
  filters: readonly Filter[],
  around: Surroundings,
  whole: Tally,
): SegmentTally {
  const counts = columns.keys.map(({ codes }) => new Uint32Array(codes.length))
  const keyOf = filters.map(({ name }) => columns.keys.findIndex((key) => key.name === name))
  const lost = filters.map(() => 0)
  const flags = new Uint32Array(256)
  let open = 0
  let total = 0
  return {
    kept(record) {
      total++
      for (let key = 0; key < counts.length; key++) addCodes(columns.keys[key], counts[key], record)
      const bits = columns.flags[record] as number
      flags[bits] = (flags[bits] as number) + 1
      if (around.open(record)) open++
    },
    onlyBut(filter, record) {
      lost[filter] = (lost[filter] as number) + 1
      const key = keyOf[filter] as number
      if (key >= 0) addCodes(columns.keys[key], counts[key], record)
    },
    end() {
      whole.total += total
      whole.open += open
      for (const [i, { name, codes }] of columns.keys.entries())
        addCounts(whole.counts.get(name), codes, counts[i])
      for (const [at, name] of kind.flags.entries())
        for (let bits = 0; bits < flags.length; bits++)
          if (bits & (1 << at)) add(whole.flags, name, flags[bits] as number)
      for (const [i, { name }] of filters.entries()) add(whole.without, name, total + (lost[i] as number))
    },
  }
}

function addCodes(key: KeyColumn | undefined, counts: Uint32Array | undefined, record: number): void {
  if (!key || !counts) return
  const { values, at } = key
  const end = at[record + 1] as number
  for (let i = at[record] as number; i < end; i++) {
    const value = values[i] as number
    counts[value] = (counts[value] as number) + 1
  }
}

/** Adds the counts of one segment to those of all. */
export function addCounts(
  whole: Map<string, number> | undefined,
  codes: readonly string[],
  counts: Uint32Array | undefined,
): void {
  if (!whole || !counts) return
  for (let value = 0; value < counts.length; value++) {
    const count = counts[value] as number
    if (count > 0) add(whole, codes[value] ?? '', count)
  }
}

const add = (whole: Map<string, number>, name: string, count: number) =>
  whole.set(name, (whole.get(name) ?? 0) + count)

/** The counts as an answer gives them: the commonest first, then by code. */
export const countsOf = (tally: Tally): IndexAnswer['counts'] =>
  Object.fromEntries(
    [...tally.counts].map(([key, counts]) => [
      key,
      [...counts].map(([code, count]): IndexCount => ({ code, count })).sort(byCount),
    ]),
  )

const byCount = (a: IndexCount, b: IndexCount): number =>
  b.count - a.count || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
