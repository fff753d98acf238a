import { LANGUAGES } from '../../i18n/languages.ts'
import { fold, type Token } from '../text/fold.ts'
import { remembered } from '../text/remembered.ts'
import { scanWords } from '../text/scan-words.ts'
import { stemOf } from '../text/stemmer.ts'
import { isStopWord } from '../text/stop-words.ts'
import { addHan, type IndexWord } from '../text/words.ts'
import { type NumberedTexts, numberedTexts } from './numbered-texts.ts'
import { grown } from './shared-arrays.ts'
import { spellings } from './spellings.ts'

/** Words and codes met so far: what segments made one after the other have in common is worked out once. */
export interface KnownTerms {
  terms: NumberedTexts
  /** Keys of stems, see `stemKey`. */
  stems: NumberedTexts
  /** The term of the word that stands there twice, and one more when it is a stop word; or `NO_WORD`. */
  wordAt(text: string, from: number, to: number): number
  /** The words of a text, as `tokens` finds them. */
  tokens(text: string): Token[]
  codes: NumberedTexts
  /** The term of a code, which is given by its number. */
  codeOf(key: string, code: number): number
  /** What a run of Chinese is found by. */
  hanAt(text: string, from: number, to: number): HanRun
  /** The stem of a term in a language, by its place among them; or `NO_STEM`. */
  stemOf(term: number, lang: number): number
}

/** The terms of a run of Chinese, each with its position after the first word of the run, and how many words it is. */
export interface HanRun {
  terms: readonly number[]
  positions: readonly number[]
  length: number
}

/** What is known of a writing that is no word. */
export const NO_WORD = -1
/** A word that has no stem in a language. */
export const NO_STEM = -1
/** Longer words are seldom met again. */
const LONGEST_SPELLING = 60
/** Half of the runs of Chinese that are remembered: about 2 MB. */
const REMEMBERED_RUNS = 2_000

/** The term of a code. */
export const codeTerm = (key: string, code: string): string => `=${key}:${code}`

/** Key of a stem among the stems. */
export const stemKey = (lang: string, stem: string): string => `${lang}~${stem}`

/** Nothing is known yet. */
export function knownTerms(): KnownTerms {
  const terms = numberedTexts()
  const stems = numberedTexts()
  const written = spellings()
  const codes = numberedTexts()
  /** By key, and there by code. */
  const codeTerms = new Map<string, number[]>()
  const hanRun = remembered(REMEMBERED_RUNS, (run): HanRun => {
    const found: IndexWord[] = []
    const length = addHan(fold(run), 0, found)
    const runTerms = found.map(({ text }) => terms.numberOf(text))
    return { terms: runTerms, positions: found.map(({ position }) => position), length }
  })
  /** For each term and language the stem, counted from 1; `NO_STEM` when there is none, 0 while nobody asked. */
  let found = new Int32Array(LANGUAGES.length << 6)
  const wordAt = (text: string, from: number, to: number) => {
    const before = written.get(text, from, to)
    if (before !== undefined) return before
    const word = fold(text.slice(from, to))
    const number = word === '' ? NO_WORD : terms.numberOf(word) * 2 + Number(isStopWord(word))
    if (to - from <= LONGEST_SPELLING) written.keep(text, from, to, number)
    return number
  }
  return {
    terms,
    stems,
    codes,
    wordAt,
    tokens(text) {
      const words: Token[] = []
      scanWords(text, (start, end, han) => {
        const word = han ? NO_WORD : wordAt(text, start, end)
        if (han) words.push({ text: fold(text.slice(start, end)), start, end, han })
        else if (word !== NO_WORD) words.push({ text: terms.textOf(word >>> 1), start, end, han })
      })
      return words
    },
    codeOf(key, code) {
      const ofKey = codeTerms.get(key) ?? []
      const term = ofKey[code] ?? terms.numberOf(codeTerm(key, codes.textOf(code)))
      if (ofKey[code] === undefined) {
        ofKey[code] = term
        codeTerms.set(key, ofKey)
      }
      return term
    },
    hanAt: (text, from, to) => hanRun(text.slice(from, to)),
    stemOf(term, lang) {
      const at = term * LANGUAGES.length + lang
      if (at >= found.length) found = grown(found, new Int32Array(Math.max(found.length * 2, at + 1)))
      if (found[at] === 0) {
        const name = LANGUAGES[lang] ?? ''
        const stem = stemOf(terms.textOf(term), name)
        found[at] = stem === undefined ? NO_STEM : stems.numberOf(stemKey(name, stem)) + 1
      }
      const known = found[at] as number
      return known === NO_STEM ? NO_STEM : known - 1
    },
  }
}
