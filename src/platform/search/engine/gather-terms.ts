import { scanWords } from '../text/scan-words.ts'
import { type KnownTerms, NO_WORD } from './known-terms.ts'
import { place } from './postings.ts'
import { grown } from './shared-arrays.ts'
import { termWriter } from './term-writer.ts'

/** Words of one record beyond this many are not indexed. */
const MOST_WORDS = 20_000

/** Gathers the terms of records as they come: of each record every term once, where it weighs most. */
export function gatherTerms(names: number, known: KnownTerms) {
  /** For each term, where its last entry is, counted from 1, and the bits of its languages. */
  let met = new Int32Array(Math.max(known.terms.size() * 2, 1 << 8))
  const starts: number[] = []
  let start = 0
  let terms = new Uint32Array(1 << 8)
  let places = new Uint8Array(1 << 8)
  let length = 0
  const append = (term: number, at: number) => {
    if (length === terms.length) {
      terms = grown(terms, new Uint32Array(length * 2))
      places = grown(places, new Uint8Array(length * 2))
    }
    terms[length] = term
    places[length++] = at
  }
  const put = (term: number, bit: number, at: number) => {
    const own = term * 2
    if (own >= met.length) met = grown(met, new Int32Array(Math.max(met.length * 2, own + 2)))
    met[own + 1] = (met[own + 1] as number) | bit
    const before = (met[own] as number) - 1
    if (before < start) {
      append(term, at)
      met[own] = length
    } else if (at < (places[before] as number)) places[before] = at
  }
  const isFull = () => length - start > MOST_WORDS
  return {
    /** The next record begins. */
    begin() {
      start = length
      starts.push(length)
    },
    addCode(key: string, code: number, at: number) {
      if (!isFull()) put(known.codeOf(key, code), 0, at)
    },
    /** The words of a text, as `words` finds them. */
    addText(text: string, bit: number, field: number) {
      let position = 0
      scanWords(text, (from, to, han) => {
        if (isFull()) return
        if (han) {
          const run = known.hanAt(text, from, to)
          for (const [i, term] of run.terms.entries())
            put(term, bit, place(field, position + (run.positions[i] as number)))
          position += run.length
          return
        }
        const found = known.wordAt(text, from, to)
        if (found === NO_WORD) return
        put(found >>> 1, bit, place(field, position))
        if ((found & 1) === 0) position += 1
      })
    },
    end(order: readonly number[]) {
      starts.push(length)
      return write(names, known, { met, terms: terms.subarray(0, length), places, starts }, order)
    },
  }
}

/** Turns the terms of each record into the records of each term, in the order of the records. */
function write(
  names: number,
  known: KnownTerms,
  {
    met,
    terms,
    places,
    starts,
  }: { met: Int32Array; terms: Uint32Array; places: Uint8Array; starts: readonly number[] },
  order: readonly number[],
) {
  const size = known.terms.size()
  const next = new Uint32Array(size + 1)
  for (const term of terms) next[term + 1] = (next[term + 1] as number) + 1
  for (let term = 0; term < size; term++) next[term + 1] = (next[term + 1] as number) + (next[term] as number)
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
  const writer = termWriter(names, known)
  for (const term of known.terms.inOrder()) {
    const first = from[term] as number
    const last = from[term + 1] as number
    if (first < last) writer.add(term, met[term * 2 + 1] as number, records, sorted, first, last)
  }
  return writer.end()
}
