import { bigrams, type Token, tokens } from '../../../platform/search/text/fold.ts'
import { languagesOf, stemOf } from '../../../platform/search/text/stemmer.ts'
import { isStopWord, isVagueWord } from '../../../platform/search/text/stop-words.ts'
import { quoted, stemLexeme } from './lexemes.ts'
import type { Meanings } from './meanings.ts'

/** One word of a question, with everything that may stand for it. */
export interface Term {
  /** The word, folded. */
  word: string
  /** Where it stands in the text. */
  start: number
  end: number
  han: boolean
  /** Nothing follows it: what is typed may be its beginning. */
  last: boolean
  /** "Help with…", "services for…": good to find, but the words beside it say what is looked for. */
  optional: boolean
  /** Forms and codes that stand for it, each an expression of `tsquery`. */
  alternatives: string[]
  /** Lexemes of the codes it means, alone or with its neighbours. */
  codes: string[]
  /** Beginnings of words to mark. */
  marks: string[]
}

export interface Question {
  terms: Term[]
  /** It says "near", "vicino", "附近"…: a place named is where to start from, not where to stay. */
  near: boolean
}

/** Words taken from one question; more would not make it clearer. */
const MOST_TERMS = 12

const NEAR = new Set([
  'vicino',
  'vicina',
  'near',
  'nearby',
  'pres',
  'proximite',
  'рядом',
  'около',
  'возле',
  'قرب',
  'قريب',
  'بالقرب',
  '附近',
  '靠近',
])

/** Takes a text apart: words, their stems, the codes they mean and neighbours written as one. */
export function readQuestion(text: string, meanings: Meanings): Question {
  const all = tokens(text).flatMap((token) => (token.han ? splitHan(token, meanings) : [token]))
  const asked = all.filter(({ text: word }) => !isStopWord(word) && !NEAR.has(word))
  const words = (asked.length > 0 ? asked : all).slice(0, MOST_TERMS)
  const open = /[\p{L}\p{N}]$/u.test(text.trimEnd())
  const terms = words.map((word, at) => term(word, open && at === words.length - 1))
  addMeanings(terms, meanings)
  addNeighbours(terms)
  for (const one of terms) one.optional = isVague(one) && terms.some((other) => !isVague(other))
  return { terms, near: all.some(({ text: word }) => NEAR.has(word)) }
}

/** The expression of one term, whichever alternative a record has. */
export const termQuery = (one: Term): string => `(${one.alternatives.join(' | ')})`

/** The word itself, as a part of a name: its beginning when it is the last. */
export const nameQuery = (one: Term): string =>
  one.han ? exactQuery(one, 'A') : `${quoted(one.word)}:${one.last ? '*' : ''}A`

/** The word itself and nothing that stands for it. */
export const exactQuery = (one: Pick<Term, 'word' | 'han'>, weight = ''): string =>
  one.han
    ? `(${bigrams(one.word)
        .map((pair) => `${quoted(pair)}${weight && `:${weight}`}`)
        .join(' & ')})`
    : `${quoted(one.word)}${weight && `:${weight}`}`

function term(token: Token, last: boolean): Term {
  const { text: word, start, end, han } = token
  const own = { word, start, end, han, last, optional: false, codes: [] }
  if (han) return { ...own, alternatives: [exactQuery(own)], marks: [word] }
  const found = languagesOf(word).flatMap((lang) => {
    const stem = stemOf(word, lang)
    return stem ? [{ lang, stem }] : []
  })
  const alternatives = [
    last && word.length > 1 ? `${quoted(word)}:*` : quoted(word),
    ...found.map(({ lang, stem }) => quoted(stemLexeme(lang, stem))),
  ]
  return { ...own, alternatives, marks: [...new Set([word, ...found.map(({ stem }) => stem)])] }
}

const isVague = ({ word, codes }: Term): boolean => codes.length === 0 && isVagueWord(word)

/** A code that several words mean together stands for each of them. */
function addMeanings(terms: readonly Term[], meanings: Meanings): void {
  for (let from = 0; from < terms.length; from++) {
    for (let to = Math.min(terms.length, from + meanings.longest); to > from; to--) {
      const span = terms.slice(from, to)
      const codes = meanings.of(span.map(({ word }) => word))
      for (const one of span) addCodes(one, codes)
    }
  }
}

function addCodes(one: Term, codes: readonly string[]): void {
  for (const code of codes) {
    if (one.codes.includes(code)) continue
    one.codes.push(code)
    one.alternatives.push(quoted(code))
  }
}

/** "pro loco" is also "proloco". */
function addNeighbours(terms: readonly Term[]): void {
  for (const [at, one] of terms.entries()) {
    const next = terms[at + 1]
    if (!next || one.han || next.han) continue
    const joined = quoted(`${one.word}${next.word}`)
    one.alternatives.push(joined)
    next.alternatives.push(joined)
  }
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a Chinese run: known phrases first, the rest as the segmenter cuts it. */
function splitHan(token: Token, meanings: Meanings): Token[] {
  const found: Token[] = []
  let rest = ''
  const at = (offset: number, text: string): Token => {
    const start = token.start + offset
    return { text, start, end: start + text.length, han: true }
  }
  const flush = (end: number) => {
    const start = end - rest.length
    for (const { segment, index } of segmenter.segment(rest)) found.push(at(start + index, segment))
    rest = ''
  }
  for (let offset = 0; offset < token.text.length; ) {
    const length = meanings.hanLength(token.text.slice(offset))
    if (length === 0) {
      rest += token.text[offset] ?? ''
      offset += 1
      continue
    }
    flush(offset)
    found.push(at(offset, token.text.slice(offset, offset + length)))
    offset += length
  }
  flush(token.text.length)
  return found
}
