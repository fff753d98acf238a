import type { Term } from './term.ts'

/** A word that may have been meant. */
export interface Candidate {
  word: string
  cost: number
  records: number
  known: boolean
}
/** A word of a question with those that may have been meant. */
export interface Doubtful {
  term: Term
  candidates: readonly Candidate[]
}

/** A text that may have been meant. */
export interface Try {
  text: string
  /** Of all the changes. */
  cost: number
  /** Of the word that is changed most. */
  most: number
  /** People ask with all the words that were put in. */
  known: boolean
}

/** The text with every doubtful word replaced, the least changed first. */
export function combined(text: string, all: readonly Doubtful[], count: number): Try[] {
  if (all.length === 0) return []
  let made: { words: readonly Candidate[]; cost: number }[] = [{ words: [], cost: 0 }]
  for (const { candidates } of all)
    made = made
      .flatMap(({ words, cost }) =>
        candidates.map((one) => ({ words: [...words, one], cost: cost + one.cost })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, count)
  return made.map(({ words, cost }) => ({
    cost,
    text: replaced(
      text,
      all.map(({ term }, at) => ({ term, word: words[at]?.word ?? term.word })),
    ),
    most: Math.max(...words.map(({ cost }) => cost)),
    known: words.every(({ known }) => known),
  }))
}

/** The text with one word replaced, the least changed and the rarest first. */
export const oneChanged = (text: string, all: readonly (Doubtful & { own: number })[]): Try[] =>
  all
    .flatMap(({ term, own, candidates }) => candidates.map((one) => ({ term, own, ...one })))
    .sort((a, b) => a.cost - b.cost || a.own - b.own || b.records - a.records)
    .map((one) => ({ text: replaced(text, [one]), cost: one.cost, most: one.cost, known: one.known }))

/** From the end, so that the places of the words before stay right. */
const replaced = (text: string, changes: readonly { term: Term; word: string }[]): string =>
  changes
    .toSorted((a, b) => b.term.start - a.term.start)
    .reduce((made, { term, word }) => made.slice(0, term.start) + word + made.slice(term.end), text)
