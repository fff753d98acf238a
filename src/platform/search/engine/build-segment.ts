import type { SearchDocument } from '../document.ts'
import type { SearchKind } from '../kind.ts'
import { writeColumns } from './columns.ts'
import { gatherTerms } from './gather-terms.ts'
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

/** The term of a code. */
export const codeTerm = (key: string, code: string): string => `=${key}:${code}`

export function buildSegment(kind: SearchKind, id: number, rows: readonly IndexedRow[]): Segment {
  const builder = segmentBuilder(kind)
  for (const row of rows) builder.add(row)
  return builder.end(id)
}

/** A builder that keeps, of each record, its row and its terms; the texts are let go. */
export function segmentBuilder(kind: SearchKind): SegmentBuilder {
  const rows: RecordRow[] = []
  const gathered = gatherTerms(kind.names)
  const offers: string[][] = []
  return {
    size: () => rows.length,
    add({ id, seq, document }) {
      rows.push(rowOf(kind, id, seq, document))
      offers.push(document.offers.map(({ lang, text }) => offerKey(lang, text)))
      gathered.begin()
      for (const { field, lang, text } of document.texts) {
        const at = kind.fields.findIndex(({ name }) => name === field)
        gathered.addText(text, langBit(lang), at)
      }
      for (const key of kind.keys) {
        const codes = document.codes[key] ?? []
        for (const code of codes) gathered.addCode(codeTerm(key, code), place(CODE_FIELD, codes.length - 1))
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
        ),
        ...gathered.end(order),
        offers: writeOffers(inOrder(offers, order)),
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
