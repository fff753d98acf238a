import { bigrams, type Token, tokens } from './fold.ts'
import { isStopWord } from './stop-words.ts'

/** What a text is indexed by: a folded word, and which word of the text it is, from 0. */
export interface IndexWord {
  text: string
  /** Stop words do not count: they stand where the next word does. */
  position: number
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a text. A run of Chinese gives its words, its pairs of neighbouring characters and its characters. */
export const words = (text: string): IndexWord[] => wordsOf(tokens(text))

/** The same of a text that is cut already. */
export function wordsOf(said: readonly Token[]): IndexWord[] {
  const found: IndexWord[] = []
  let position = 0
  for (const { text: word, han } of said) {
    if (han) {
      position = addHan(word, position, found)
    } else {
      found.push({ text: word, position })
      if (!isStopWord(word)) position += 1
    }
  }
  return found
}

/** Adds what a folded run of Chinese is found by; returns the position after it. */
export function addHan(run: string, first: number, found: IndexWord[]): number {
  const seen = new Map<string, number>()
  let position = first
  for (const { segment } of segmenter.segment(run)) {
    for (const text of [segment, ...segment]) if (!seen.has(text)) seen.set(text, position)
    if (!isStopWord(segment)) position += 1
  }
  for (const pair of bigrams(run)) if (!seen.has(pair)) seen.set(pair, first)
  for (const [word, at] of seen) found.push({ text: word, position: at })
  return position
}
