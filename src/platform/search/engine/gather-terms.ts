import { fold } from '../text/fold.ts'
import { scanWords } from '../text/scan-words.ts'
import { isStopWord } from '../text/stop-words.ts'
import { addHan, type IndexWord } from '../text/words.ts'
import { place } from './postings.ts'
import { spellings } from './spellings.ts'
import { termWriter } from './term-writer.ts'

/** Words of one record beyond this many are not indexed. */
const MOST_WORDS = 20_000
/** Longer words are seldom met again. */
const LONGEST_SPELLING = 60
/** What is kept of a writing that is no word. */
const NO_WORD = -1

/** Gathers the terms of records as they come: of each record every term once, where it weighs most. */
export function gatherTerms(names: number) {
  const numbers = new Map<string, number>()
  const langs: number[] = []
  /** For each term, where its last entry is. */
  const last: number[] = []
  const starts: number[] = []
  /** For each writing its term twice, and one more for a stop word. */
  const known = spellings()
  let start = 0
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
  const termOf = (text: string) => {
    let term = numbers.get(text)
    if (term === undefined) {
      term = numbers.size
      numbers.set(text, term)
      langs.push(0)
      last.push(-1)
    }
    return term
  }
  const put = (term: number, bit: number, at: number) => {
    langs[term] = (langs[term] as number) | bit
    const before = last[term] as number
    if (before < start) append(term, at)
    else if (at < (places[before] as number)) places[before] = at
  }
  const isFull = () => length - start > MOST_WORDS
  const termAt = (text: string, from: number, to: number) => {
    const before = known.get(text, from, to)
    if (before !== undefined) return before
    const word = fold(text.slice(from, to))
    const found = word === '' ? NO_WORD : termOf(word) * 2 + Number(isStopWord(word))
    if (to - from <= LONGEST_SPELLING) known.keep(text, from, to, found)
    return found
  }
  return {
    /** The next record begins. */
    begin() {
      start = length
      starts.push(length)
    },
    addCode(term: string, at: number) {
      if (!isFull()) put(termOf(term), 0, at)
    },
    /** The words of a text, as `words` finds them. */
    addText(text: string, bit: number, field: number) {
      let position = 0
      scanWords(text, (from, to, han) => {
        if (isFull()) return
        if (han) {
          const run: IndexWord[] = []
          position = addHan(fold(text.slice(from, to)), position, run)
          for (const word of run) put(termOf(word.text), bit, place(field, word.position))
          return
        }
        const found = termAt(text, from, to)
        if (found === NO_WORD) return
        put(found >>> 1, bit, place(field, position))
        if ((found & 1) === 0) position += 1
      })
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
