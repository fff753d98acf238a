import { type Token, tokens } from '../../../platform/search/text/fold.ts'
import { type Markup, markup } from '../../../platform/ui/markup.ts'

/** Endings longer than this make another word. */
const LONGEST_ENDING = 5

/** A text with its words, which are found once. */
export interface Markable {
  text: string
  words: readonly Token[]
}
export const markable = (text: string): Markable => ({ text, words: tokens(text) })

/** A text with the words that matched marked. `marks` are beginnings of words, folded. */
export function marked({ text, words }: Markable, marks: readonly string[]): Markup {
  if (marks.length === 0) return markup`${text}`
  const pieces: Markup[] = []
  let at = 0
  for (const [start, end] of spans(words, marks)) {
    pieces.push(markup`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`)
    at = end
  }
  return markup`${pieces}${text.slice(at)}`
}

function* spans(words: readonly Token[], marks: readonly string[]): Generator<[number, number]> {
  for (const { text: word, start, end, han } of words) {
    if (!han) {
      if (marks.some((mark) => begins(word, mark))) yield [start, end]
      continue
    }
    let from = 0
    while (from < word.length) {
      const mark = marks.find((one) => word.startsWith(one, from))
      if (mark) yield [start + from, start + from + mark.length]
      from += mark?.length ?? 1
    }
  }
}

const begins = (word: string, mark: string): boolean =>
  word.startsWith(mark) && (mark.length > 2 || word === mark) && word.length - mark.length <= LONGEST_ENDING
