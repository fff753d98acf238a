import type { NearWord } from '../../../platform/search/query.ts'
import type { AskedWord } from '../../../platform/search/search-index.ts'
import { isArabic } from '../../../platform/search/text/fold.ts'
import { isStopWord } from '../../../platform/search/text/stop-words.ts'
import { typoDistance, typosForgiven } from '../../../platform/search/text/typo-distance.ts'
import type { NearPhrase } from './near-han.ts'
import { type Candidate, combined, type Doubtful, oneChanged, type Try } from './respell-tries.ts'
import { splitWord } from './split-word.ts'
import type { Term } from './term.ts'

/** What is needed to find the word that was meant. */
export interface Speller {
  /** For each term, the records that have it in some form. */
  recordsOf(terms: readonly Term[]): Promise<readonly number[]>
  /** Words of the records near to each of these. */
  near(words: readonly AskedWord[]): Promise<readonly (readonly NearWord[])[]>
  /** Words of code lists, thesaurus and places near to one. */
  known(word: AskedWord): readonly NearWord[]
  /** Chinese phrases of the same that a text has but for one character, the likeliest first. */
  phrases(text: string): readonly NearPhrase[]
  /** Whether a word is one of those. */
  isKnown(word: string): boolean
  /** For each word, the records that have it as it is written. */
  having(words: readonly string[]): Promise<readonly number[]>
  /** Which of some texts a record answers best, all of whose words it has with more than this score, or -1. */
  bestFound(texts: readonly { text: string; handicap: number }[], least: number): Promise<number>
}

/** Words of one question that are respelt: looking for a near one costs as much as a search. */
const MOST_DOUBTFUL = 4
/** Longer words are nobody's, unless their spaces were left out. */
const LONGEST = 24
/** Texts tried for one question, and once more when none of them is found. */
const MOST_TRIED = 6
const MOST_TRIED_MORE = 48
const MOST_CANDIDATES = 4
const MOST_CANDIDATES_MORE = 20
/** A word that some records have is only respelt as one that many more have, or when nearly no record has it. */
const RARE = 2
const COMMONER = 5
/** A word that people ask with is as likely as one that so many records have. */
const KNOWN_RECORDS = 20
/** A word changed by more is left as it is, when no record has all the words even so. */
const MOST_COST_UNFOUND = 1
/** The same for the only word of a question, which no other confirms. */
const MOST_COST_ALONE = 2
/** Beside typing errors: spaces left out, a Chinese character for another that is read alike. */
const SPLIT_COST = 1.5
const COST_ALIKE = 0.5
/** Spaces left out between words that say nothing: "jecherche". */
const COST_OF_NOTHING = 0.5
/** How much better a record must answer, in the scores of `score.ts`, for a typing error more. */
const WORTH_OF_ERROR = 10
/** The same for words that people ask with. */
const WORTH_OF_KNOWN = 1
/** Less is no record whose name has all the words. */
export const IN_A_NAME = 4.5

/**
 * The text that was meant, when no record has all the words of this one: first with other words in place of those
 * that nobody has, then also of those that few have, or cut in two; when nobody is unknown, with one word written as
 * most write it.
 */
export async function respelt(
  text: string,
  terms: readonly Term[],
  asked: Speller,
): Promise<string | undefined> {
  const speller = nearOnce(asked)
  const able = terms.filter(isAble)
  if (able.length === 0) return withPhrase(text, terms, speller)
  // What is near is asked at the same time, for it is nearly always needed.
  const [records] = await Promise.all([
    speller.recordsOf(able),
    doubtful(able.slice(0, MOST_DOUBTFUL), speller),
  ])
  const isUnknown = (term: Term, at: number) => records[at] === 0 && !speller.isKnown(term.word)
  const unknown = able.filter(isUnknown)
  if (unknown.length > 0) {
    const others = able.filter((term, at) => !isUnknown(term, at) && !speller.isKnown(term.word))
    const alone = terms.filter(({ optional }) => !optional).length === 1
    return (
      (await withoutUnknown(text, unknown, others.slice(0, MOST_DOUBTFUL), speller, alone)) ??
      (await withAnyChanged(text, able, speller))
    )
  }
  const rare = await doubtful(able.slice(0, MOST_DOUBTFUL), speller)
  const better = rare.map(({ term, candidates }, at) => ({
    term,
    own: records[at] ?? 0,
    candidates: speller.isKnown(term.word)
      ? []
      : candidates.filter((one) => isCommoner(one, records[at] ?? 0) || speller.isKnown(one.word)),
  }))
  return (
    (await bestFound(oneChanged(text, better).slice(0, 2 * MOST_TRIED), speller)) ??
    (await withAnyChanged(text, able, speller))
  )
}

/** The text with one Chinese character another, which makes a known phrase of it and those beside it. */
async function withPhrase(
  text: string,
  terms: readonly Term[],
  speller: Speller,
): Promise<string | undefined> {
  if (!terms.some(({ han }) => han)) return undefined
  const tries = speller.phrases(text).map(({ text: phrase, start, end, alike }) => {
    const cost = alike ? COST_ALIKE : 1
    return { text: text.slice(0, start) + phrase + text.slice(end), cost, most: cost, known: true }
  })
  return bestFound(tries.slice(0, MOST_TRIED), speller)
}

/** The same, which looks once for what is near to a word. */
function nearOnce(speller: Speller): Speller {
  const known = new Map<string, readonly NearWord[]>()
  const keyOf = ({ word, prefix }: AskedWord) => `${word} ${prefix}`
  return {
    ...speller,
    async near(words) {
      const fresh = words.filter((one) => !known.has(keyOf(one)))
      const found = fresh.length > 0 ? await speller.near(fresh) : []
      for (const [at, one] of fresh.entries()) known.set(keyOf(one), found[at] ?? [])
      return words.map((one) => known.get(keyOf(one)) ?? [])
    },
  }
}

const isAble = (term: Term): boolean => !term.optional && term.codes.length === 0 && mostErrors(term) > 0

const isCommoner = (candidate: Candidate, records: number): boolean =>
  records <= RARE || candidate.records >= COMMONER * records

/** A text that keeps a word which nobody has is found by nobody, and is not tried. */
async function withoutUnknown(
  text: string,
  all: readonly Term[],
  others: readonly Term[],
  speller: Speller,
  alone: boolean,
): Promise<string | undefined> {
  const unknown = all.slice(0, MOST_DOUBTFUL)
  const near = (await doubtful(unknown, speller)).map(({ term, candidates }) => ({
    term,
    candidates: alone ? candidates.filter(({ cost }) => cost <= MOST_COST_ALONE) : candidates,
  }))
  const able = near.filter(({ candidates }) => candidates.length > 0)
  const tries = combined(text, able, MOST_TRIED)
  const isWhole = (some: readonly Doubtful[]) => all.every((term) => some.some((one) => one.term === term))
  const found = isWhole(able) ? await bestFound(tries, speller) : undefined
  if (found) return found
  const isMore = all.length === unknown.length && !(alone && able.length > 0)
  const larger = isMore ? await moreDoubtful(unknown, others, speller) : []
  const more = isWhole(larger) ? combined(text, larger, MOST_TRIED_MORE) : []
  const [likely] = tries
  return (
    (await bestFound(more, speller)) ?? (likely && likely.most <= MOST_COST_UNFOUND ? likely.text : undefined)
  )
}

/** At last any word may be meant otherwise, also one that says something: the name of a record must bear it out. */
async function withAnyChanged(
  text: string,
  able: readonly Term[],
  speller: Speller,
): Promise<string | undefined> {
  if (able.length < 2) return undefined
  const all = await moreDoubtful([], able.slice(0, MOST_DOUBTFUL), speller)
  return bestFound(combined(text, all, MOST_TRIED_MORE), speller, IN_A_NAME)
}

/** More candidates for the words that nobody has, spaces left out among them, and some for the others. */
async function moreDoubtful(
  unknown: readonly Term[],
  others: readonly Term[],
  speller: Speller,
): Promise<Doubtful[]> {
  const all = await doubtful([...unknown, ...others], speller, MOST_CANDIDATES_MORE)
  const cut = await Promise.all(unknown.map(({ word }) => splitWord(word, speller)))
  return all.flatMap(({ term, candidates }, at) => {
    const splits = (cut[at] ?? []).map((word) => ({
      word,
      cost: word.split(' ').every(isStopWord) ? COST_OF_NOTHING : SPLIT_COST,
      records: 0,
      known: false,
    }))
    const own = at < unknown.length ? [] : [{ word: term.word, cost: 0, records: 0, known: true }]
    const options = [...own, ...candidates, ...splits].sort((a, b) => a.cost - b.cost)
    return options.length > 0 ? [{ term, candidates: options }] : []
  })
}

/** The text that some record answers best, the least changed before the others. */
async function bestFound(tries: readonly Try[], speller: Speller, least = 0): Promise<string | undefined> {
  if (tries.length === 0) return undefined
  const asked = tries.map(({ text, cost, known }) => ({
    text,
    handicap: cost * WORTH_OF_ERROR - (known ? WORTH_OF_KNOWN : 0),
  }))
  return tries[await speller.bestFound(asked, least)]?.text
}

/** Typing errors forgiven in a term. */
const mostErrors = ({ word, han }: Term): number => {
  if (han) return 0
  // Written without their vowels, words of three letters are long.
  return word.length === 3 && isArabic(word) ? 1 : typosForgiven(word)
}

async function doubtful(
  terms: readonly Term[],
  speller: Speller,
  most = MOST_CANDIDATES,
): Promise<Doubtful[]> {
  const short = terms.filter(({ word }) => word.length <= LONGEST)
  const asked = short.map((term) => ({ word: term.word, prefix: term.last, most: mostErrors(term) }))
  const near = asked.length > 0 ? await speller.near(asked) : []
  return terms.map((term) => {
    const at = short.indexOf(term)
    const word = asked[at]
    const known = word ? speller.known(word).map((one) => ({ ...one, records: KNOWN_RECORDS })) : []
    const all = [...(near[at] ?? []), ...known]
    return { term, candidates: word ? candidatesOf(word, all, speller.isKnown, most) : [] }
  })
}

/** The nearest first, then the commonest; the first letter is seldom the wrong one, and more is typed than left out. */
function candidatesOf(
  { word, most }: AskedWord,
  near: readonly NearWord[],
  isKnown: Speller['isKnown'],
  count: number,
): Candidate[] {
  const best = new Map<string, Candidate>()
  for (const one of near) {
    if (one.word === word || one.errors > most || /\d/.test(one.word)) continue
    const isBegun = typoDistance(word, one.word, one.errors) > one.errors
    const cost = one.errors + (one.word[0] === word[0] ? 0 : 0.25) + (isBegun ? 0.5 : 0)
    const before = best.get(one.word)
    best.set(one.word, {
      word: one.word,
      cost: Math.min(cost, before?.cost ?? cost),
      records: Math.max(one.records, before?.records ?? 0),
      known: isKnown(one.word),
    })
  }
  return [...best.values()]
    .sort((a, b) => a.cost - b.cost || b.records - a.records || (a.word < b.word ? -1 : 1))
    .slice(0, count)
}
