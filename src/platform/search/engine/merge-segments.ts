import type { SearchKind } from '../kind.ts'
import { hasBit } from './bits.ts'
import { writeColumns } from './columns.ts'
import { sizeOf, wordAt } from './dictionary.ts'
import { readOffers, writeOffers } from './offers.ts'
import { readPostings } from './postings.ts'
import { type RecordRow, readRow, rowOrder } from './record-row.ts'
import type { Part, Segment } from './segment.ts'
import { termWriter } from './term-writer.ts'

/** One segment with the records of several that are not deleted. */
export function mergeSegments(kind: SearchKind, id: number, parts: readonly Part[]): Segment {
  const living = parts.flatMap(({ segment, deleted }, part) =>
    Array.from({ length: segment.records }, (_, record) => record)
      .filter((record) => !hasBit(deleted, record))
      .map((record) => ({ part, record, row: readRow(segment.columns, record) })),
  )
  living.sort((a, b) => rowOrder(a.row, b.row))
  const places = parts.map(({ segment }) => new Int32Array(segment.records).fill(-1))
  for (const [at, { part, record }] of living.entries()) (places[part] as Int32Array)[record] = at
  const offers = new Map<string, number[]>()
  for (const [part, { segment }] of parts.entries())
    readOffers(segment.offers, places[part] as Int32Array, offers)
  return {
    id,
    records: living.length,
    columns: writeColumns(
      kind,
      living.map(({ row }): RecordRow => row),
    ),
    ...mergeTerms(parts, places, living.length),
    offers: writeOffers(offers),
  }
}

/** The terms of all parts, one after the other; of each, the records that live, by their new places. */
function mergeTerms(parts: readonly Part[], places: readonly Int32Array[], living: number) {
  const most = Math.max(0, ...parts.map(({ segment }) => segment.records))
  const scratch = { records: new Uint32Array(most), places: new Uint8Array(most) }
  const both = new Uint32Array(living)
  const records = new Uint32Array(living)
  const sorted = new Uint8Array(living)
  const next = parts.map(() => 0)
  const heads = parts.map(({ segment }) => headOf(segment, 0))
  const writer = termWriter()
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
    writer.add(text, langs, records, sorted, 0, length)
  }
}

const headOf = ({ terms }: Segment, at: number): string | undefined =>
  at < sizeOf(terms) ? wordAt(terms, at) : undefined

function least(heads: readonly (string | undefined)[]): string | undefined {
  let found: string | undefined
  for (const head of heads) if (head !== undefined && (found === undefined || head < found)) found = head
  return found
}
