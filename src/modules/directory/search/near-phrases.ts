import { typoDistance, typosForgiven } from '../../../platform/search/text/typo-distance.ts'
import { isHanWord, meaningfulKeys, type Phrase, type PhraseKey, stemKeysOf } from './meanings.ts'
import type { Term } from './term.ts'

/** A text in which words that nobody knows, beside known ones, were written as a known phrase has them. */
export interface PhraseRespelt {
  text: string
  /** The words that were written otherwise, as they were typed. */
  changed: readonly string[]
}

/** Longer phrases are descriptions. */
const MOST_WORDS = 5
/** Errors forgiven in a phrase; each word has its own limit too. */
const MOST_ERRORS = 3
/** Letters of a stem that may be compared: shorter ones are alike by chance. */
const SHORTEST_STEM = 4

interface Fit {
  phrase: readonly PhraseKey[]
  start: number
  errors: number
}

/**
 * Finds the phrase of several words that a question has but for typing errors in words that nobody knows: "croi rouge" is
 * "croix rouge", though "croi" alone may be many words. The words must follow each other, one of them must be right, and
 * what stands around them must be known: in a question that names something else, a phrase is met by chance.
 */
export function nearWordPhrases(
  phrases: readonly Phrase[],
  isKnown: (word: string) => boolean,
): (text: string, terms: readonly Term[]) => PhraseRespelt | undefined {
  let index: ReadonlyMap<string, readonly (readonly PhraseKey[])[]> | undefined
  return (text, terms) => {
    const unknown = terms.flatMap(({ word, han, optional }, at) =>
      han || optional || isKnown(word) ? [] : [at],
    )
    if (unknown.length === 0 || terms.length < 2) return undefined
    index ??= indexed(phrases)
    let best: Fit | undefined
    for (const at of unknown)
      for (const beside of [at - 1, at + 1])
        for (const fit of fitsAt(terms, beside, index))
          if (unknown.every((one) => covers(fit, one)) && (!best || isNearer(fit, best))) best = fit
    return best && respeltWith(text, terms, best, isKnown)
  }
}

/** The phrases that have the word at a place, where their other words are near to those around it. */
function* fitsAt(
  terms: readonly Term[],
  at: number,
  index: ReadonlyMap<string, readonly (readonly PhraseKey[])[]>,
): Iterable<Fit> {
  const word = terms[at]?.word
  if (word === undefined) return
  for (const key of new Set([word, ...stemKeysOf(word)]))
    for (const phrase of index.get(key) ?? []) {
      const start = at - phrase.findIndex((one) => one.word === key || one.stem === key)
      if (start < 0 || start + phrase.length > terms.length) continue
      let errors = 0
      for (let one = 0; one < phrase.length && errors <= MOST_ERRORS; one++)
        errors += errorsOf((terms[start + one] as Term).word, phrase[one] as PhraseKey)
      if (errors > 0 && errors <= MOST_ERRORS) yield { phrase, start, errors }
    }
}

/** The errors of a typed word, by its stem where that is nearer; more than are forgiven when it is another word. */
function errorsOf(word: string, { word: meant, stem, bare }: PhraseKey): number {
  if (word === meant) return 0
  const stems = stemKeysOf(word)
  if (stems.includes(stem) || stems.includes(bare)) return 0
  const most = typosForgiven(word)
  if (most === 0) return MOST_ERRORS + 1
  const whole = typoDistance(word, meant, most)
  if (whole <= most) return whole
  const lang = stem.slice(0, 3)
  const own = stems.find((one) => one.startsWith(lang))?.slice(lang.length)
  const its = stem.slice(lang.length)
  const isLong = own !== undefined && Math.min(own.length, its.length) >= SHORTEST_STEM
  const apart = isLong && stem !== meant ? typoDistance(own, its, 1) : most + 1
  return apart <= 1 ? apart : MOST_ERRORS + 1
}

const covers = ({ start, phrase }: Fit, at: number): boolean => at >= start && at < start + phrase.length

/** Of phrases that are as near the longer one. */
const isNearer = (one: Fit, other: Fit): boolean =>
  one.errors < other.errors || (one.errors === other.errors && one.phrase.length > other.phrase.length)

/** From the end, so that the places of the words before stay right; known words stay as they are typed. */
function respeltWith(
  text: string,
  terms: readonly Term[],
  { phrase, start }: Fit,
  isKnown: (word: string) => boolean,
): PhraseRespelt | undefined {
  const changed: string[] = []
  let made = text
  for (let one = phrase.length - 1; one >= 0; one--) {
    const term = terms[start + one] as Term
    const meant = phrase[one] as PhraseKey
    if (isKnown(term.word) || errorsOf(term.word, meant) === 0) continue
    changed.push(term.word)
    made = made.slice(0, term.start) + meant.word + made.slice(term.end)
  }
  return changed.length > 0 ? { text: made, changed } : undefined
}

/** The phrases of several words, by each of their words and its stem. */
function indexed(phrases: readonly Phrase[]): Map<string, (readonly PhraseKey[])[]> {
  const index = new Map<string, (readonly PhraseKey[])[]>()
  for (const phrase of phrases) {
    const keys = meaningfulKeys(phrase)
    if (keys.length < 2 || keys.length > MOST_WORDS || keys.some(({ word }) => isHanWord(word))) continue
    // "Bollete da pagare" for "pagare le bollette".
    const ways = keys.length === 2 ? [keys, keys.toReversed()] : [keys]
    for (const key of new Set(keys.flatMap(({ word, stem }) => [word, stem]))) {
      const list = index.get(key)
      if (list) list.push(...ways)
      else index.set(key, [...ways])
    }
  }
  return index
}
