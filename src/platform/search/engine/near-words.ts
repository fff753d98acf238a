import type { NearWord } from '../query.ts'
import type { AskedWord } from '../search-index.ts'
import { type Dictionary, findWord, sizeOf, wordAt } from './dictionary.ts'
import { isLiving } from './living.ts'
import type { Part } from './segment.ts'

/** Words longer than this are not corrected. */
const LONGEST = 40
/** Words given for each word asked. */
const MOST = 12
/** A word typed this far may be the beginning of a longer one, errors included. */
const SHORTEST_BEGINNING = 5

/** The words of some segments near to one, the nearest first, then those of most records. */
export function nearWords(parts: readonly Part[], asked: AskedWord): NearWord[] {
  const found = new Map<string, NearWord>()
  for (const { segment } of parts) {
    const { terms, postings } = segment
    walk(terms, asked, (term, errors) => {
      const word = wordAt(terms, term)
      const records = (postings.counts[term] as number) + (found.get(word)?.records ?? 0)
      found.set(word, { word, errors, records })
    })
  }
  found.delete(asked.word)
  const nearest = [...found.values()].sort(
    (a, b) => a.errors - b.errors || b.records - a.records || (a.word < b.word ? -1 : 1),
  )
  return firstLiving(nearest, parts)
}

function firstLiving(words: readonly NearWord[], parts: readonly Part[]): NearWord[] {
  const living: NearWord[] = []
  for (const one of words) {
    if (living.length === MOST) break
    if (parts.some((part) => hasLiving(part, one.word))) living.push(one)
  }
  return living
}

function hasLiving(part: Part, word: string): boolean {
  const term = findWord(part.segment.terms, word)
  return term >= 0 && isLiving(part, term)
}

/**
 * Visits every word within some typing errors (optimal string alignment: a transposition is one). The words are
 * walked in their order and share the rows of the table for the letters they have in common with the one before;
 * once a beginning is too far, so are all words with it.
 */
function walk(dictionary: Dictionary, asked: AskedWord, visit: (term: number, errors: number) => void): void {
  const { word, most } = asked
  if (most === 0 || word.length > LONGEST) return
  const { units, at, common } = dictionary
  const table = emptyTable(word, word.length + most)
  const begins = asked.prefix && word.length >= SHORTEST_BEGINNING
  /** Letters of the word before for which there are rows, and with how many it was too far. */
  let known = 0
  let tooFar = NEVER
  const size = sizeOf(dictionary)
  for (let term = 0; term < size; term++) {
    const start = at[term] as number
    const same = common[term] as number
    let whole = FAR
    if (units[start] === CODE) {
      known = 0
      tooFar = NEVER
      continue
    }
    if (same < tooFar) {
      const length = (at[term + 1] as number) - start
      const end = Math.min(length, table.most)
      let depth = Math.min(known, same)
      tooFar = NEVER
      while (depth < end && tooFar === NEVER) if (nextRow(table, ++depth, units, start) > most) tooFar = depth
      known = depth
      if (tooFar === NEVER && length === end) whole = table.rows[(end + 1) * table.width - 1] as number
    } else known = tooFar
    const errors = begins ? Math.min(whole, table.begun[known] as number) : whole
    if (errors <= most) visit(term, errors)
  }
}

const NEVER = 1_000
const FAR = 255

/** Errors between the beginnings of the word asked, across, and those of a word of the index, down. */
interface Table {
  letters: Uint16Array
  width: number
  /** Rows there can be. */
  most: number
  rows: Uint8Array
  /** Least errors of the whole word asked against any beginning up to each row. */
  begun: Uint8Array
}

function emptyTable(word: string, most: number): Table {
  const width = word.length + 1
  const rows = new Uint8Array((most + 1) * width)
  for (let j = 0; j < width; j++) rows[j] = j
  const letters = Uint16Array.from({ length: word.length }, (_, j) => word.charCodeAt(j))
  return { letters, width, most, rows, begun: new Uint8Array(most + 1).fill(FAR) }
}

/** First unit of the terms that are codes. */
const CODE = '='.charCodeAt(0)

/** Writes the row of one more letter; returns its least number. */
function nextRow(
  { letters, width, rows, begun }: Table,
  row: number,
  units: Uint16Array,
  start: number,
): number {
  const here = row * width
  const above = here - width
  const letter = units[start + row - 1] as number
  const before = row > 1 ? (units[start + row - 2] as number) : 0
  rows[here] = row
  let least = row
  for (let j = 1; j < width; j++) {
    const asked = letters[j - 1] as number
    let errors = Math.min(
      (rows[above + j - 1] as number) + (letter === asked ? 0 : 1),
      (rows[above + j] as number) + 1,
      (rows[here + j - 1] as number) + 1,
    )
    if (row > 1 && j > 1 && letter === letters[j - 2] && before === asked)
      errors = Math.min(errors, (rows[above - width + j - 2] as number) + 1)
    rows[here + j] = errors
    if (errors < least) least = errors
  }
  begun[row] = Math.min(begun[row - 1] as number, rows[here + width - 1] as number)
  return least
}
