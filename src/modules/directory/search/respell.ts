import type { NearWord } from '../../../platform/search/query.ts'
import type { AskedWord } from '../../../platform/search/search-index.ts'
import { typosForgiven } from '../../../platform/search/text/typo-distance.ts'
import type { Term } from './term.ts'

/** What is needed to find the word that was meant. */
export interface Speller {
  /** For each term, the records that have it in some form. */
  recordsOf(terms: readonly Term[]): Promise<readonly number[]>
  /** Words of the records near to each of these. */
  near(words: readonly AskedWord[]): Promise<readonly (readonly NearWord[])[]>
  /** Words of code lists, thesaurus and places near to one. */
  known(word: AskedWord): readonly NearWord[]
  /** Whether a word is one of those. */
  isKnown(word: string): boolean
  /** For each text, the records that have all its words. */
  found(texts: readonly string[]): Promise<readonly number[]>
}

interface Candidate {
  word: string
  cost: number
  records: number
}
interface Doubtful {
  term: Term
  candidates: readonly Candidate[]
}

/** Words of one question that are respelt: looking for a near one costs as much as a search. */
const MOST_DOUBTFUL = 4
/** Longer words are nobody's. */
const LONGEST = 24
/** Texts tried for one question. */
const MOST_TRIED = 6
const MOST_CANDIDATES = 4
/** A word that some records have is only respelt as one that many more have, or when nearly no record has it. */
const RARE = 2
const COMMONER = 5

/**
 * The text that was meant, when no record has all the words of this one: first with other words in place of those
 * that nobody has, then with one of the others written as most write it.
 */
export async function respelt(
  text: string,
  terms: readonly Term[],
  speller: Speller,
): Promise<string | undefined> {
  const able = terms.filter(isAble)
  if (able.length === 0) return undefined
  const records = await speller.recordsOf(able)
  const unknown = able.filter((_, at) => records[at] === 0).slice(0, MOST_DOUBTFUL)
  if (unknown.length > 0) return withoutUnknown(text, await doubtful(unknown, speller), speller)
  const rare = await doubtful(able.slice(0, MOST_DOUBTFUL), speller)
  const better = rare.map(({ term, candidates }, at) => ({
    term,
    candidates: speller.isKnown(term.word)
      ? []
      : candidates.filter((one) => isCommoner(one, records[at] ?? 0)),
  }))
  return firstFound(oneChanged(text, better), speller)
}

const isAble = (term: Term): boolean =>
  !term.optional && term.codes.length === 0 && mostErrors(term) > 0 && term.word.length <= LONGEST

const isCommoner = (candidate: Candidate, records: number): boolean =>
  records <= RARE || candidate.records >= COMMONER * records

async function withoutUnknown(
  text: string,
  all: readonly Doubtful[],
  speller: Speller,
): Promise<string | undefined> {
  const able = all.filter(({ candidates }) => candidates.length > 0)
  if (able.length === 0) return undefined
  const tries = combined(text, able)
  return (await firstFound(tries, speller)) ?? tries[0]
}

async function firstFound(tries: readonly string[], speller: Speller): Promise<string | undefined> {
  const tried = tries.slice(0, MOST_TRIED)
  const records = tried.length > 0 ? await speller.found(tried) : []
  return tried.find((_, at) => (records[at] ?? 0) > 0)
}

/** Typing errors forgiven in a term. */
const mostErrors = ({ word, han }: Term): number => (han ? 0 : typosForgiven(word))

async function doubtful(terms: readonly Term[], speller: Speller): Promise<Doubtful[]> {
  const asked = terms.map((term) => ({ word: term.word, prefix: term.last, most: mostErrors(term) }))
  const near = await speller.near(asked)
  return terms.map((term, at) => {
    const word = asked[at]
    return { term, candidates: word ? candidatesOf(word, [...(near[at] ?? []), ...speller.known(word)]) : [] }
  })
}

/** The nearest first, then the commonest; the first letter is seldom the wrong one. */
function candidatesOf({ word, most }: AskedWord, near: readonly NearWord[]): Candidate[] {
  const best = new Map<string, Candidate>()
  for (const one of near) {
    if (one.word === word || one.errors > most || /\d/.test(one.word)) continue
    const cost = one.errors + (one.word[0] === word[0] ? 0 : 0.25)
    const before = best.get(one.word)
    best.set(one.word, { word: one.word, cost, records: Math.max(one.records, before?.records ?? 0) })
  }
  return [...best.values()]
    .sort((a, b) => a.cost - b.cost || b.records - a.records || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_CANDIDATES)
}

/** The text with every doubtful word replaced, the least changed first. */
function combined(text: string, all: readonly Doubtful[]): string[] {
  let made: { words: readonly Candidate[]; cost: number }[] = [{ words: [], cost: 0 }]
  for (const { candidates } of all)
    made = made
      .flatMap(({ words, cost }) =>
        candidates.map((one) => ({ words: [...words, one], cost: cost + one.cost })),
      )
      .sort((a, b) => a.cost - b.cost)
      .slice(0, MOST_TRIED)
  return made.map(({ words }) =>
    replaced(
      text,
      all.map(({ term }, at) => ({ term, word: words[at]?.word ?? term.word })),
    ),
  )
}

/** The text with one word replaced, the least changed first. */
const oneChanged = (text: string, all: readonly Doubtful[]): string[] =>
  all
    .flatMap(({ term, candidates }) => candidates.map((one) => ({ term, ...one })))
    .sort((a, b) => a.cost - b.cost || b.records - a.records)
    .map((one) => replaced(text, [one]))

/** From the end, so that the places of the words before stay right. */
const replaced = (text: string, changes: readonly { term: Term; word: string }[]): string =>
  changes
    .toSorted((a, b) => b.term.start - a.term.start)
    .reduce((made, { term, word }) => made.slice(0, term.start) + word + made.slice(term.end), text)
