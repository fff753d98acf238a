import { isLang } from '../../../platform/i18n/languages.ts'
import { fold, tokens } from '../../../platform/search/text/fold.ts'
import { languagesOf, stemOf } from '../../../platform/search/text/stemmer.ts'
import { isStopWord } from '../../../platform/search/text/stop-words.ts'

/** A label, plain label, synonym or name of a place, and the lexeme of the code it stands for. */
export interface Phrase {
  text: string
  lang: string
  lexeme: string
}

/** What phrases of all six languages stand for, whatever the language of the page. */
export interface Meanings {
  /** The codes that exactly these folded words mean, in any of their languages. */
  of(words: readonly string[]): readonly string[]
  /** The longest known Chinese phrase that a text begins with, as a number of characters; 0 when none does. */
  hanLength(text: string): number
  /** Words in the longest phrase known. */
  longest: number
}

export const NO_MEANINGS: Meanings = { of: () => [], hanLength: () => 0, longest: 0 }

/** Phrases longer than this are descriptions, which nobody types. */
const MOST_WORDS = 5

/** Indexes phrases by their words and by the stems of their words. */
export function buildMeanings(phrases: readonly Phrase[]): Meanings {
  const split = phrases.map((phrase) => ({ ...phrase, words: meaningfulWords(phrase.text) }))
  const codes = new Map<string, Set<string>>()
  const put = (key: string, lexeme: string) => codes.set(key, (codes.get(key) ?? new Set()).add(lexeme))
  const han = new Set<string>()
  let longest = 0
  for (const { words, lang, lexeme } of split) {
    if (words.length === 0 || words.length > MOST_WORDS) continue
    longest = Math.max(longest, words.length)
    put(words.join(' '), lexeme)
    if (lang === 'zh' && words.length === 1) han.add(words[0] ?? '')
    else if (isLang(lang)) put(stemKey(words, lang), lexeme)
  }
  const hanLongest = Math.max(0, ...[...han].map((phrase) => phrase.length))
  return {
    longest,
    of: (words) => lookUp(codes, words),
    hanLength(text) {
      for (let length = Math.min(hanLongest, text.length); length > 0; length--)
        if (han.has(text.slice(0, length))) return length
      return 0
    },
  }
}

/** The words of a phrase that matter: articles and prepositions may be left out or differ. */
export function meaningfulWords(text: string): string[] {
  const words = tokens(text).map((token) => fold(token.text))
  const rest = words.filter((word) => !isStopWord(word))
  return rest.length > 0 ? rest : words
}

const stemKey = (words: readonly string[], lang: string): string =>
  `${lang}~${words.map((word) => stemOf(word, lang) ?? word).join(' ')}`

function lookUp(codes: ReadonlyMap<string, ReadonlySet<string>>, words: readonly string[]) {
  const exact = codes.get(words.join(' '))
  if (exact) return [...exact]
  const langs = new Set(words.flatMap(languagesOf))
  return [...new Set([...langs].flatMap((lang) => [...(codes.get(stemKey(words, lang)) ?? [])]))]
}
