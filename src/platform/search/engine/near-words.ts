import type { NearWord } from '../query.ts'
import type { AskedWord } from '../search-index.ts'
import { type Dictionary, findWord, prefixRange, wordAt } from './dictionary.ts'
import { LETTER_BLOCK, type LetterBlocks, letterBlocks, lettersOf, withoutLowest } from './letters.ts'
import { isLiving } from './living.ts'
import type { Part, Segment } from './segment.ts'

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
    walk(segment, asked, (term, errors) => {
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
 * Visits every word within some typing errors (optimal string alignment: a transposition is one). Most words are
 * passed over by their letters alone, many of them together: an error takes one away at most, and brings one at most.
 */
function walk(segment: Segment, asked: AskedWord, visit: (term: number, errors: number) => void): void {
  const { terms, letters } = segment
  const { word, prefix, most } = asked
  if (most === 0 || word.length > LONGEST) return
  const table = emptyTable(terms, word, most)
  const begins = prefix && word.length >= SHORTEST_BEGINNING
  const longest = begins ? Number.POSITIVE_INFINITY : word.length + most
  const [codes, afterCodes] = prefixRange(terms, CODE)
  const alike = new Uint32Array(ALIKE)
  const own = lettersOf(word)
  const others = begins ? 0 : ~own
  const blocks = letterBlocks(letters)
  for (let from = 0; from < letters.length; from += ALIKE) {
    const found = likeLetters(letters, blocks, from, own, others, most > 1 ? 1 : 0, alike)
    for (let i = 0; i < found; i++) {
      const one = alike[i] as number
      const length = (terms.at[one + 1] as number) - (terms.at[one] as number)
      if (length < word.length - most || length > longest) continue
      if (one >= codes && one < afterCodes) continue
      const errors = errorsOf(table, one, begins)
      if (errors <= most) visit(one, errors)
    }
  }
}

/** Terms looked at together. */
const ALIKE = 4_096

/** Gathers those of some terms that lack no more of the letters in `own`, and have no more of those in `others`. */
function likeLetters(
  letters: Uint32Array,
  { some, every }: LetterBlocks,
  first: number,
  own: number,
  others: number,
  two: 0 | 1,
  alike: Uint32Array,
): number {
  const end = Math.min(first + ALIKE, letters.length)
  let found = 0
  for (let from = first; from < end; from += LETTER_BLOCK) {
    const block = from / LETTER_BLOCK
    const lacked = withoutLowest(own & ~(some[block] as number), two)
    if ((lacked | withoutLowest((every[block] as number) & others, two)) !== 0) continue
    const to = Math.min(from + LETTER_BLOCK, end)
    for (let term = from; term < to; term++) {
      const its = letters[term] as number
      if ((withoutLowest(own & ~its, two) | withoutLowest(its & others, two)) === 0) alike[found++] = term
    }
  }
  return found
}

/** Beginning of the terms that are codes. */
const CODE = '='
const FAR = 255

/** Errors between the beginnings of the word asked, across, and those of a word of the index, down. */
interface Table {
  terms: Dictionary
  asked: Uint16Array
  most: number
  /** Rows there can be. */
  height: number
  rows: Uint8Array
  /** Least errors of the whole word asked against any beginning up to each row. */
  begun: Uint8Array
  /** The word the rows are of: where it starts, how many of its letters have one, whether the last is too far. */
  start: number
  known: number
  tooFar: boolean
}

function emptyTable(terms: Dictionary, word: string, most: number): Table {
  const height = word.length + most
  const asked = Uint16Array.from({ length: word.length }, (_, j) => word.charCodeAt(j))
  const rows = new Uint8Array((height + 1) * (word.length + 1)).fill(FAR)
  for (let j = 0; j <= word.length; j++) rows[j] = j
  const begun = new Uint8Array(height + 1).fill(FAR)
  return { terms, asked, most, height, rows, begun, start: 0, known: 0, tooFar: false }
}

/**
 * Errors of one word. The words come in their order, and share the rows of the letters they have in common with the one
 * before; once a beginning is too far, so are all words with it.
 */
function errorsOf(table: Table, term: number, begins: boolean): number {
  const { units, at } = table.terms
  const start = at[term] as number
  const length = (at[term + 1] as number) - start
  const end = Math.min(length, table.height)
  let depth = 0
  while (depth < table.known && depth < end && units[start + depth] === units[table.start + depth]) depth++
  if (!table.tooFar || depth < table.known) {
    table.tooFar = false
    while (depth < end && !table.tooFar) table.tooFar = nextRow(table, ++depth, units, start) > table.most
    table.known = depth
    table.start = start
  }
  const { rows, begun, asked, known, tooFar } = table
  const whole = tooFar || length > end ? FAR : (rows[(end + 1) * (asked.length + 1) - 1] as number)
  return begins ? Math.min(whole, begun[known] as number) : whole
}

/** Writes the row of one more letter, where it can be near enough; returns its least number. */
function nextRow(
  { asked, most, rows, begun }: Table,
  row: number,
  units: Uint16Array,
  start: number,
): number {
  const width = asked.length + 1
  const here = row * width
  const above = here - width
  const letter = units[start + row - 1] as number
  const before = row > 1 ? (units[start + row - 2] as number) : 0
  const first = Math.max(1, row - most)
  const last = Math.min(asked.length, row + most)
  rows[here + first - 1] = first > 1 ? FAR : row
  let least = rows[here + first - 1] as number
  for (let j = first; j <= last; j++) {
    const wanted = asked[j - 1] as number
    let errors = (rows[above + j - 1] as number) + (letter === wanted ? 0 : 1)
    errors = Math.min(errors, (rows[above + j] as number) + 1, (rows[here + j - 1] as number) + 1)
    if (row > 1 && j > 1 && letter === asked[j - 2] && before === wanted)
      errors = Math.min(errors, (rows[above - width + j - 2] as number) + 1)
    rows[here + j] = Math.min(errors, FAR)
    if (errors < least) least = errors
  }
  if (last < asked.length) rows[here + last + 1] = FAR
  begun[row] = Math.min(
    begun[row - 1] as number,
    last < asked.length ? FAR : (rows[here + width - 1] as number),
  )
  return least
}
