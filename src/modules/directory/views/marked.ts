import { fold } from '../../../platform/search/text/fold.ts'
import { scanWords } from '../../../platform/search/text/scan-words.ts'
import { type Markup, markup } from '../../../platform/ui/markup.ts'
import type { SearchAnswer } from '../search/search.ts'
import { wordFilter } from './word-filter.ts'

/** Endings longer than this make another word. */
const LONGEST_ENDING = 5

/** What is marked in the results of one search. */
export interface Marks {
  /** Beginnings of words, folded. */
  beginnings: readonly string[]
  /** Whole words, folded. */
  words: ReadonlySet<string>
  /** Words that say something only where the others of their list are too. */
  together: readonly (readonly ReadonlySet<string>[])[]
  /** All of those. */
  beside: ReadonlySet<string>
  /** `key:code` */
  codes: ReadonlySet<string>
  /** Whether a word as it is written may be one of these. */
  maybe: (text: string, start: number, end: number) => boolean
  /** The same for the same marks. */
  key: string
}

/** What an answer says that matched. */
export function marksOf({ marks, matched, together, codes }: Matches): Marks {
  const beside = together.flat(2)
  return {
    beginnings: marks,
    words: new Set(matched),
    together: together.map((words) => words.map((forms) => new Set(forms))),
    beside: new Set(beside),
    codes: new Set(codes),
    maybe: wordFilter([...marks, ...matched, ...beside]),
    key: [...marks, '|', ...matched, '|', JSON.stringify(together), '|', ...codes].join(' '),
  }
}
type Matches = Pick<SearchAnswer, 'marks' | 'matched' | 'together' | 'codes'>

/** A text with the words that matched marked. */
export function marked(text: string, marks: Marks): Markup {
  const pieces: Markup[] = []
  let at = 0
  for (const [start, end] of spans(text, marks)) {
    pieces.push(markup`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`)
    at = end
  }
  return pieces.length === 0 ? markup`${text}` : markup`${pieces}${text.slice(at)}`
}

/** Where the first word that matched begins; undefined when none did. */
export const firstMatch = (text: string, marks: Marks): number | undefined => spans(text, marks)[0]?.[0]

type Span = readonly [start: number, end: number]

function spans(text: string, marks: Marks): Span[] {
  const found: Span[] = []
  if (marks.beginnings.length === 0 && marks.words.size === 0 && marks.beside.size === 0) return found
  const beside: [word: string, span: Span][] = []
  scanWords(text, (start, end, han) => {
    if (han) return spansOfHan(fold(text.slice(start, end)), start, marks, found)
    if (!marks.maybe(text, start, end)) return
    const word = fold(text.slice(start, end))
    if (marks.beside.has(word)) beside.push([word, [start, end]])
    if (isMarked(word, marks)) found.push([start, end])
  })
  return beside.length > 1 ? withBeside(found, beside, marks) : found
}

/** Adds the words that say something together where all are. */
function withBeside(
  found: Span[],
  beside: readonly (readonly [string, Span])[],
  { together }: Marks,
): Span[] {
  const isHere = (forms: ReadonlySet<string>) => beside.some(([word]) => forms.has(word))
  const whole = together.filter((words) => words.every(isHere))
  const starts = new Set(found.map(([start]) => start))
  for (const [word, span] of beside)
    if (!starts.has(span[0]) && whole.some((words) => words.some((forms) => forms.has(word))))
      found.push(span)
  return found.sort(([a], [b]) => a - b)
}

const isMarked = (word: string, { beginnings, words }: Marks): boolean =>
  words.has(word) || beginnings.some((mark) => begins(word, mark))

function spansOfHan(run: string, start: number, { beginnings, words }: Marks, found: Span[]): void {
  let from = 0
  while (from < run.length) {
    const mark = beginnings.find((one) => run.startsWith(one, from)) ?? longestAt(run, from, words)
    if (mark) found.push([start + from, start + from + mark.length])
    from += mark?.length ?? 1
  }
}

/** Single characters stand for words only beside others, so they are not marked. */
function longestAt(run: string, from: number, words: ReadonlySet<string>): string | undefined {
  for (let length = 4; length > 1; length--) {
    const part = run.slice(from, from + length)
    if (part.length === length && words.has(part)) return part
  }
  return undefined
}

const begins = (word: string, mark: string): boolean =>
  word.startsWith(mark) && (mark.length > 2 || word === mark) && word.length - mark.length <= LONGEST_ENDING
