import { type Token, tokens } from '../../../platform/search/text/fold.ts'
import { type Markup, markup } from '../../../platform/ui/markup.ts'
import type { SearchAnswer } from '../search/search.ts'

/** Endings longer than this make another word. */
const LONGEST_ENDING = 5

/** What is marked in the results of one search. */
export interface Marks {
  /** Beginnings of words, folded. */
  beginnings: readonly string[]
  /** Whole words, folded. */
  words: ReadonlySet<string>
  /** `key:code` */
  codes: ReadonlySet<string>
  /** The same for the same marks. */
  key: string
}

/** What an answer says that matched. */
export const marksOf = ({ marks, matched, codes }: Matches): Marks => ({
  beginnings: marks,
  words: new Set(matched),
  codes: new Set(codes),
  key: [...marks, '|', ...matched, '|', ...codes].join(' '),
})
type Matches = Pick<SearchAnswer, 'marks' | 'matched' | 'codes'>

/** A text with its words, which are found once. */
export interface Markable {
  text: string
  words: readonly Token[]
}
export const markable = (text: string): Markable => ({ text, words: tokens(text) })

/** A text with the words that matched marked. */
export function marked({ text, words }: Markable, marks: Marks): Markup {
  const pieces: Markup[] = []
  let at = 0
  for (const [start, end] of spans(words, marks)) {
    pieces.push(markup`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`)
    at = end
  }
  return pieces.length === 0 ? markup`${text}` : markup`${pieces}${text.slice(at)}`
}

/** Where the first word that matched begins; undefined when none did. */
export function firstMatch({ words }: Markable, marks: Marks): number | undefined {
  for (const [start] of spans(words, marks)) return start
  return undefined
}

function* spans(words: readonly Token[], { beginnings, words: whole }: Marks): Generator<[number, number]> {
  for (const { text: word, start, end, han } of words) {
    if (!han) {
      if (whole.has(word) || beginnings.some((mark) => begins(word, mark))) yield [start, end]
      continue
    }
    let from = 0
    while (from < word.length) {
      const mark = beginnings.find((one) => word.startsWith(one, from)) ?? longestAt(word, from, whole)
      if (mark) yield [start + from, start + from + mark.length]
      from += mark?.length ?? 1
    }
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
