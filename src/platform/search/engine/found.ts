import { hexId } from './record-row.ts'
import { type Segment, textAt } from './segment.ts'

/** The records of one segment that a search keeps, in ascending order, with what puts them in order. */
export interface Found {
  segment: Segment
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

/** The first records of all the segments, in order. */
export function firstOf(found: readonly Found[], count: number): Ranked[] {
  const all = found.flatMap((one) => (count <= FEW ? fewOf(one, count) : manyOf(one, count)))
  if (found.length > 1) all.sort(compare)
  return all.slice(0, count)
}

/** The best of one segment, kept in order as they come. */
function fewOf({ segment, length, records, first, second }: Found, count: number): Ranked[] {
  const best: number[] = []
  for (let i = 0; i < length; i++) {
    const last = best.at(-1)
    if (last !== undefined && best.length === count && !comesBefore(first, second, i, last)) continue
    let at = best.length
    while (at > 0 && comesBefore(first, second, i, best[at - 1] as number)) at--
    best.splice(at, 0, i)
    if (best.length > count) best.pop()
  }
  return best.map((i) => ranked(segment, records, first, second, i))
}

/** Whether one comes before another that is earlier in the segment. */
const comesBefore = (first: Float64Array, second: Float32Array, i: number, other: number): boolean =>
  (first[i] as number) > (first[other] as number) ||
  (first[i] === first[other] && (second[i] as number) > (second[other] as number))

function manyOf({ segment, length, records, first, second }: Found, count: number): Ranked[] {
  const order = Uint32Array.from({ length }, (_, i) => i)
  order.sort(
    (a, b) =>
      (first[b] as number) - (first[a] as number) || (second[b] as number) - (second[a] as number) || a - b,
  )
  return Array.from(order.subarray(0, count), (i) => ranked(segment, records, first, second, i))
}

const ranked = (
  segment: Segment,
  records: Uint32Array,
  first: Float64Array,
  second: Float32Array,
  i: number,
): Ranked => ({
  segment,
  record: records[i] as number,
  first: first[i] as number,
  second: second[i] as number,
})

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
