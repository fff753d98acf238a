import type { SearchDocument } from '../document.ts'
import type { SearchKind } from '../kind.ts'
import { words } from '../text/words.ts'
import { writeColumns } from './columns.ts'
import { offerKey, writeOffers } from './offers.ts'
import { CODE_FIELD, place } from './postings.ts'
import { type RecordRow, rowOf, rowOrder } from './record-row.ts'
import type { Segment } from './segment.ts'
import { langBit, termWriter } from './term-writer.ts'

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

/** Words of one record beyond this many are not indexed. */
const MOST_WORDS = 20_000

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
        const bit = langBit(lang)
        for (const word of words(text)) gathered.add(word.text, bit, place(at, word.position))
      }
      for (const key of kind.keys) {
        const codes = document.codes[key] ?? []
        for (const code of codes) gathered.add(codeTerm(key, code), 0, place(CODE_FIELD, codes.length - 1))
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

/** Terms of records as they come: of each record every term once, where it weighs most. */
function gatherTerms(names: number) {
  const numbers = new Map<string, number>()
  const langs: number[] = []
  /** For each term, where its last entry is. */
  const last: number[] = []
  const starts: number[] = []
  let terms = new Uint32Array(1 << 12)
  let places = new Uint8Array(1 << 12)
  let length = 0
  const append = (term: number, at: number) => {
    if (length === terms.length) {
      terms = grown(terms, new Uint32Array(length * 2))
      places = grown(places, new Uint8Array(length * 2))
    }
    last[term] = length
    terms[length] = term
    places[length++] = at
  }
  return {
    /** The next record begins. */
    begin: () => starts.push(length),
    add(text: string, bit: number, at: number) {
      const start = starts.at(-1) ?? 0
      if (length - start > MOST_WORDS) return
      let term = numbers.get(text)
      if (term === undefined) {
        term = numbers.size
        numbers.set(text, term)
        langs.push(0)
        last.push(-1)
      }
      langs[term] = (langs[term] as number) | bit
      const before = last[term] as number
      if (before < start) append(term, at)
      else if (at < (places[before] as number)) places[before] = at
    },
    end(order: readonly number[]) {
      starts.push(length)
      return write(names, numbers, langs, terms.subarray(0, length), places, starts, order)
    },
  }
}

function grown<T extends Uint8Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old)
  return larger
}

/** Turns the terms of each record into the records of each term, in the order of the records. */
function write(
  names: number,
  numbers: ReadonlyMap<string, number>,
  langs: readonly number[],
  terms: Uint32Array,
  places: Uint8Array,
  starts: readonly number[],
  order: readonly number[],
) {
  const next = new Uint32Array(numbers.size + 1)
  for (const term of terms) next[term + 1] = (next[term + 1] as number) + 1
  for (let term = 0; term < numbers.size; term++)
    next[term + 1] = (next[term + 1] as number) + (next[term] as number)
  const from = next.slice()
  const records = new Uint32Array(terms.length)
  const sorted = new Uint8Array(terms.length)
  for (const [record, at] of order.entries()) {
    const end = starts[at + 1] as number
    for (let i = starts[at] as number; i < end; i++) {
      const term = terms[i] as number
      const to = next[term] as number
      next[term] = to + 1
      records[to] = record
      sorted[to] = places[i] as number
    }
  }
  const writer = termWriter(names)
  for (const text of [...numbers.keys()].sort()) {
    const term = numbers.get(text) as number
    writer.add(text, langs[term] as number, records, sorted, from[term] as number, from[term + 1] as number)
  }
  return writer.end()
}
