import { hexId } from './record-row.ts'
import { type Segment, textAt } from './segment.ts'

/** Records of one segment, in ascending order, with what puts them in order. */
export interface Sorted {
  length: number
  records: Uint32Array
  /** The greater come first; then by `second`, by folded title, by identifier. */
  first: Float64Array
  second: Float32Array
}

/** One record among those of all segments. */
export interface Ranked {
  segment: Segment
  record: number
  first: number
  second: number
}

/** At most this many are kept in order while the others are gone through. */
const FEW = 200

/** The first records of a segment, in order. */
export function firstOf(segment: Segment, sorted: Sorted, count: number): Ranked[] {
  const places = count <= FEW ? fewOf(sorted, count) : manyOf(sorted, count)
  return Array.from(places, (i) => ({
    segment,
    record: sorted.records[i] as number,
    first: sorted.first[i] as number,
    second: sorted.second[i] as number,
  }))
}

/** The best, kept in order as they come. */
function fewOf({ length, first, second }: Sorted, count: number): number[] {
  const best: number[] = []
  let worst = -1
  for (let i = 0; i < length; i++) {
    if (worst >= 0 && !comesBefore(first, second, i, worst)) continue
    let at = best.length
    while (at > 0 && comesBefore(first, second, i, best[at - 1] as number)) at--
    best.splice(at, 0, i)
    if (best.length > count) best.pop()
    if (best.length === count) worst = best[count - 1] ?? -1
  }
  return best
}

/** Whether one comes before another that is earlier in the segment. */
const comesBefore = (first: Float64Array, second: Float32Array, i: number, other: number): boolean =>
  (first[i] as number) > (first[other] as number) ||
  (first[i] === first[other] && (second[i] as number) > (second[other] as number))

function manyOf({ length, first, second }: Sorted, count: number): Uint32Array {
  const order = Uint32Array.from({ length }, (_, i) => i)
  order.sort(
    (a, b) =>
      (first[b] as number) - (first[a] as number) || (second[b] as number) - (second[a] as number) || a - b,
  )
  return order.subarray(0, count)
}

/** The first of those of several segments, in order. */
export function firstOfAll(bySegment: readonly (readonly Ranked[])[], count: number): Ranked[] {
  const all = bySegment.flat()
  if (bySegment.length > 1) all.sort(compare)
  return all.slice(0, count)
}

/** The order of records of different segments; the same as that within one. */
function compare(a: Ranked, b: Ranked): number {
  if (a.first !== b.first) return b.first - a.first
  if (a.second !== b.second) return b.second - a.second
  if (a.segment === b.segment) return a.record - b.record
  const [one, other] = [sortText(a), sortText(b)]
  if (one !== other) return one < other ? -1 : 1
  return hexId(a.segment.columns.ids, a.record) < hexId(b.segment.columns.ids, b.record) ? -1 : 1
}

const sortText = ({ segment, record }: Ranked): string => textAt(segment.columns.sorts, record)
