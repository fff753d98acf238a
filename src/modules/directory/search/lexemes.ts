import { bigrams, type Token, tokens } from '../../../platform/search/text/fold.ts'
import { stemOf } from '../../../platform/search/text/stemmer.ts'
import type { TextPart } from './gather.ts'
import type { OrganizationField } from './organization-kind.ts'

/** The weights of PostgreSQL's text search. */
type Weight = 'A' | 'B' | 'C' | 'D'

const WEIGHTS: Record<OrganizationField, Weight> = {
  name: 'A',
  alias: 'A',
  service: 'B',
  description: 'C',
  other: 'D',
}

/** Words of one record beyond this many are not indexed: a tsvector holds 1 MB. */
const MOST_WORDS = 20_000
const LONGEST_WORD = 64

/** Lexeme of a code, which no word of a text can be equal to. */
export const codeLexeme = (taxonomy: string, code: string): string => `=${taxonomy}:${code}`
/** Lexeme of a stem: apart from the words themselves, so that exact matches can be told from stemmed ones. */
export const stemLexeme = (lang: string, stem: string): string => `${lang}~${stem}`

/** A lexeme inside quotes, for the text form of `tsvector` and `tsquery`. */
export const quoted = (lexeme: string): string => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/**
 * The text form of the tsvector of a record: words, their stems, pairs of characters of Chinese words, joined
 * neighbours of the name ("pro loco" is found as "proloco") and codes.
 */
export function searchVector(parts: readonly TextPart[], codes: readonly string[]): string {
  const weights = new Map<string, Weight>()
  const add = (lexeme: string, weight: Weight) => {
    const before = weights.get(lexeme)
    if (lexeme.length <= LONGEST_WORD && (!before || weight < before)) weights.set(lexeme, weight)
  }
  for (const part of parts) {
    if (weights.size > MOST_WORDS) break
    const words = tokens(part.text)
    for (const token of words) addWord(token, part, add)
    if (WEIGHTS[part.field] === 'A') addNeighbours(words, add)
  }
  for (const code of codes) add(code, 'D')
  return [...weights].map(([lexeme, weight]) => `${quoted(lexeme)}:1${weight}`).join(' ')
}

function addWord(token: Token, { field, lang }: TextPart, add: (lexeme: string, weight: Weight) => void) {
  const weight = WEIGHTS[field]
  if (token.han) {
    for (const sign of token.text) add(sign, weight)
    for (const pair of bigrams(token.text)) add(pair, weight)
    return
  }
  add(token.text, weight)
  const stem = stemOf(token.text, lang)
  if (stem) add(stemLexeme(lang, stem), weight)
}

function addNeighbours(words: readonly Token[], add: (lexeme: string, weight: Weight) => void) {
  for (const [at, word] of words.entries()) {
    const next = words[at + 1]
    if (next && !word.han && !next.han) add(`${word.text}${next.text}`, 'D')
  }
}
