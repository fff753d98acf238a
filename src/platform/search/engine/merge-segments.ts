import type { SearchKind } from '../kind.ts'
import { hasBit } from './bits.ts'
import { sizeOf, wordAt } from './dictionary.ts'
import { knownTerms } from './known-terms.ts'
import { type MergedOrder, mergeColumns } from './merge-columns.ts'
import { readOffers, writeOffers } from './offers.ts'
import { readPostings } from './postings.ts'
import { hexId, rowOrder } from './record-row.ts'
import { type Part, type Segment, textAt } from './segment.ts'
import { termWriter } from './term-writer.ts'

/** One segment with the records of several that are not deleted. */
export function mergeSegments(kind: SearchKind, id: number, parts: readonly Part[]): Segment {
  const order = mergedOrder(parts)
  const living = order.records.length
  const places = parts.map(({ segment }) => new Int32Array(segment.records).fill(-1))
  for (const [at, record] of order.records.entries())
    (places[order.parts[at] as number] as Int32Array)[record] = at
  const offers = new Map<string, number[]>()
  for (const [part, { segment }] of parts.entries())
    readOffers(segment.offers, places[part] as Int32Array, offers)
  const columns = parts.map(({ segment }) => segment.columns)
  return {
    id,
    records: living,
    columns: mergeColumns(kind, columns, order),
    ...mergeTerms(kind, parts, places, living),
    offers: writeOffers(offers),
  }
}

/** The living records of all parts; each part has its own in order already. */
function mergedOrder(parts: readonly Part[]): MergedOrder {
  const most = parts.reduce((sum, { segment }) => sum + segment.records, 0)
  const order = { parts: new Uint16Array(most), records: new Uint32Array(most) }
  const heads = parts.map((part) => headAfter(part, -1))
  for (let length = 0; ; length++) {
    let first = -1
    for (const [part, head] of heads.entries()) {
      const before = heads[first]
      if (head && (!before || rowOrder(head, before) < 0)) first = part
    }
    const head = heads[first]
    if (!head) return { parts: order.parts.subarray(0, length), records: order.records.subarray(0, length) }
    order.parts[length] = first
    order.records[length] = head.record
    heads[first] = headAfter(parts[first] as Part, head.record)
  }
}

/** The next record that is not deleted, and what orders it. */
function headAfter({ segment: { records, columns }, deleted }: Part, before: number) {
  let record = before + 1
  while (record < records && hasBit(deleted, record)) record++
  return record === records
    ? undefined
    : { record, sort: textAt(columns.sorts, record), id: hexId(columns.ids, record) }
}

/** The terms of all parts, one after the other; of each, the records that live, by their new places. */
function mergeTerms(
  { names }: SearchKind,
  parts: readonly Part[],
  places: readonly Int32Array[],
  living: number,
) {
  const most = Math.max(0, ...parts.map(({ segment }) => segment.records))
  const scratch = { records: new Uint32Array(most), places: new Uint8Array(most) }
  const both = new Uint32Array(living)
  const records = new Uint32Array(living)
  const sorted = new Uint8Array(living)
  const next = parts.map(() => 0)
  const heads = parts.map(({ segment }) => headOf(segment, 0))
  const known = knownTerms()
  const writer = termWriter(names, known)
  for (;;) {
    const text = least(heads)
    if (text === undefined) return writer.end()
    let length = 0
    let langs = 0
    for (const [part, { segment }] of parts.entries()) {
      if (heads[part] !== text) continue
      const term = next[part] as number
      langs |= segment.langs[term] as number
      const count = readPostings(segment.postings, term, scratch.records, scratch.places)
      const placeOf = places[part] as Int32Array
      for (let i = 0; i < count; i++) {
        const at = placeOf[scratch.records[i] as number] as number
        // Records are far below 2^24, so that both fit in one number and sort together.
        if (at >= 0) both[length++] = (at << 8) | (scratch.places[i] as number)
      }
      next[part] = term + 1
      heads[part] = headOf(segment, term + 1)
    }
    if (length === 0) continue
    both.subarray(0, length).sort()
    for (let i = 0; i < length; i++) {
      records[i] = (both[i] as number) >>> 8
      sorted[i] = (both[i] as number) & 255
    }
    writer.add(known.terms.numberOf(text), langs, records, sorted, 0, length)
  }
}

const headOf = ({ terms }: Segment, at: number): string | undefined =>
  at < sizeOf(terms) ? wordAt(terms, at) : undefined

function least(heads: readonly (string | undefined)[]): string | undefined {
  let found: string | undefined
  for (const head of heads) if (head !== undefined && (found === undefined || head < found)) found = head
  return found
}
