import { hexId } from './record-row.ts'
import { type Segment, textAt } from './segment.ts'

/** Records of one segment, in ascending order, with what puts them in order. */
export interface Sorted {
  length: number
  records: Uint32Array
  /** The greater come first; then by folded title, by identifier. */
  keys: Uint32Array
}

/** Records of one segment in the order asked, with their keys. */
export interface Ordered {
  segment: Segment
  records: Uint32Array
  keys: Uint32Array
}

/** One record among those of all segments. */
export interface Ranked {
  segment: Segment
  record: number
}

/** At most this many are kept in order while the others are gone through. */
const FEW = 200
/** Bits of a key that are put in order at once. */
const DIGIT = 11

/** The first records of a segment, in order. */
export function firstOf(segment: Segment, sorted: Sorted, count: number): Ordered {
  const places = count <= FEW ? fewOf(sorted, count) : manyOf(sorted).subarray(0, count)
  return {
    segment,
    records: Uint32Array.from(places, (i) => sorted.records[i] as number),
    keys: Uint32Array.from(places, (i) => sorted.keys[i] as number),
  }
}

/** The best, kept in order as they come. */
function fewOf({ length, keys }: Sorted, count: number): number[] {
  const best: number[] = []
  let worst = -1
  for (let i = 0; i < length; i++) {
    const key = keys[i] as number
    if (key <= worst) continue
    let at = best.length
    while (at > 0 && key > (keys[best[at - 1] as number] as number)) at--
    best.splice(at, 0, i)
    if (best.length > count) best.pop()
    if (best.length === count) worst = keys[best[count - 1] as number] as number
  }
  return best
}

/** All of them, by the digits of their keys from the last to the first. */
function manyOf({ length, keys }: Sorted): Uint32Array {
  let order = Uint32Array.from({ length }, (_, i) => i)
  let next = new Uint32Array(length)
  for (let shift = 0; shift < 32; shift += DIGIT) {
    const starts = new Uint32Array((1 << DIGIT) + 1)
    const digit = (i: number) => (~(keys[i] as number) >>> shift) & ((1 << DIGIT) - 1)
    for (let i = 0; i < length; i++) {
      const after = digit(i) + 1
      starts[after] = (starts[after] as number) + 1
    }
    for (let at = 1; at < starts.length; at++)
      starts[at] = (starts[at] as number) + (starts[at - 1] as number)
    for (let at = 0; at < length; at++) {
      const i = order[at] as number
      const its = digit(i)
      const to = starts[its] as number
      next[to] = i
      starts[its] = to + 1
    }
    ;[order, next] = [next, order]
  }
  return order
}

/** Those of several segments from a place up to another, in order. */
export function between(all: readonly Ordered[], from: number, to: number): Ranked[] {
  const next = from === 0 ? all.map(() => 0) : split(all, from)
  const found: Ranked[] = []
  while (found.length < to - from) {
    let first = -1
    for (let one = 0; one < all.length; one++) {
      if (!isIn(all, one, next[one] as number)) continue
      if (first < 0 || comesBefore(all, one, next[one] as number, first, next[first] as number)) first = one
    }
    const its = all[first]
    if (!its) break
    found.push({ segment: its.segment, record: its.records[next[first] as number] as number })
    next[first] = (next[first] as number) + 1
  }
  return found
}

const isIn = (all: readonly Ordered[], one: number, at: number): boolean =>
  at < (all[one] as Ordered).records.length

/** How many of each segment are among the first so many of all: by halves, from the longest of what is still open. */
function split(all: readonly Ordered[], count: number): number[] {
  const low = all.map(() => 0)
  const high = all.map(({ records }) => records.length)
  for (;;) {
    let widest = 0
    for (let one = 1; one < all.length; one++) if (open(one) > open(widest)) widest = one
    if (open(widest) === 0) return low
    const middle = ((low[widest] as number) + (high[widest] as number)) >>> 1
    const before = all.map((_, one) =>
      one === widest ? middle : placeAmong(all, one, low[one] as number, high[one] as number, widest, middle),
    )
    const sum = before.reduce((some, one) => some + one, 0)
    if (sum < count) {
      for (const [one, place] of before.entries()) low[one] = place
      low[widest] = middle + 1
    } else for (const [one, place] of before.entries()) high[one] = place
  }
  function open(one: number): number {
    return (high[one] as number) - (low[one] as number)
  }
}

/** How many of a segment come before a record of another, when it is known to be between two places. */
function placeAmong(
  all: readonly Ordered[],
  one: number,
  from: number,
  to: number,
  other: number,
  at: number,
): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (comesBefore(all, one, middle, other, at)) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether a record of one segment comes before one of another. */
function comesBefore(
  all: readonly Ordered[],
  one: number,
  at: number,
  other: number,
  there: number,
): boolean {
  const [a, b] = [all[one] as Ordered, all[other] as Ordered]
  const [key, its] = [a.keys[at] as number, b.keys[there] as number]
  if (key !== its) return key > its
  const [record, second] = [a.records[at] as number, b.records[there] as number]
  const [text, said] = [textAt(a.segment.columns.sorts, record), textAt(b.segment.columns.sorts, second)]
  if (text !== said) return text < said
  return hexId(a.segment.columns.ids, record) < hexId(b.segment.columns.ids, second)
}
