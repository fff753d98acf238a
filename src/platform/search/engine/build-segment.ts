import type { SearchDocument } from '../document.ts'
import type { SearchKind } from '../kind.ts'
import { joined } from '../text/fold.ts'
import { writeColumns } from './columns.ts'
import { gatherTerms } from './gather-terms.ts'
import { knownTerms } from './known-terms.ts'
import { offerKey, writeOffers } from './offers.ts'
import { CODE_FIELD, place } from './postings.ts'
import { type RecordRow, rowOf, rowOrder } from './record-row.ts'
import type { Segment } from './segment.ts'
import { langBit } from './term-writer.ts'

/** A record to be indexed. */
export interface IndexedRow {
  id: string
  seq: number
  document: SearchDocument
}

/** Gathers records, in any order, into a segment. */
export interface SegmentBuilder {
  size(): number
  add(row: IndexedRow): void
  end(id: number): Segment
}

export function buildSegment(kind: SearchKind, id: number, rows: readonly IndexedRow[]): Segment {
  const builder = segmentBuilder(kind)
  for (const row of rows) builder.add(row)
  return builder.end(id)
}

/** A builder that keeps, of each record, its row and its terms, and what it learns of words; the texts are let go. */
export function segmentBuilder(kind: SearchKind, known = knownTerms()): SegmentBuilder {
  const rows: RecordRow[] = []
  const gathered = gatherTerms(kind.names, known)
  const offers: string[][] = []
  return {
    size: () => rows.length,
    add({ id, seq, document }) {
      const row = rowOf(kind, known, id, seq, document)
      rows.push(row)
      offers.push(document.offers.map(({ lang, text }) => offerKey(lang, text)))
      gathered.begin()
      for (const { field, lang, text } of document.texts) {
        const at = kind.fields.findIndex(({ name }) => name === field)
        gathered.addText(text, langBit(lang), at)
      }
      for (const [at, key] of kind.keys.entries()) {
        const codes = row.codes[at] ?? []
        for (const code of codes) gathered.addCode(key, code, place(CODE_FIELD, codes.length - 1))
      }
    },
    end(id) {
      const order = rows.map((_, at) => at)
      order.sort((a, b) => rowOrder(rows[a] as RecordRow, rows[b] as RecordRow))
      return {
        id,
        records: rows.length,
        columns: writeColumns(
          kind,
          order.map((at) => rows[at] as RecordRow),
          known.codes,
        ),
        ...gathered.end(order),
        offers: writeOffers(inOrder(offers, order), (text) => joined(known.tokens(text))),
      }
    },
  }
}

function inOrder(offers: readonly (readonly string[])[], order: readonly number[]): Map<string, number[]> {
  const lists = new Map<string, number[]>()
  for (const [record, at] of order.entries()) {
    for (const key of new Set(offers[at])) {
      const list = lists.get(key)
      if (list) list.push(record)
      else lists.set(key, [record])
    }
  }
  return lists
}
