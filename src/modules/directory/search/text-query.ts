import type { Alternative, Atom } from '../../../platform/search/query.ts'
import { bigrams, isHan } from '../../../platform/search/text/fold.ts'
import { languagesOf, stemOf } from '../../../platform/search/text/stemmer.ts'
import { codeLexeme, quoted, stemLexeme } from './lexemes.ts'
import type { Term } from './term.ts'

/** The expression of `tsquery` of one term, whichever alternative a record has. */
export const termQuery = ({ alternatives }: Term): string =>
  `(${alternatives.map(alternativeQuery).join(' | ')})`

/** The word itself, as a part of a name: its beginning when it is the last. */
export const nameQuery = (one: Term): string =>
  one.han ? wordQuery(one.word, 'A') : `${quoted(one.word)}:${one.last ? '*' : ''}A`

/** The word itself and nothing that stands for it. */
export const exactQuery = ({ word }: Term): string => wordQuery(word)

/** All that a term is by its letters, where it stands in a name. */
export const inNameQuery = (one: Term): string => {
  const stems = one.alternatives.flatMap(({ atoms: [atom] }) =>
    atom?.as === 'stem' ? stemsOf(atom.text) : [],
  )
  return `(${[nameQuery(one), ...stems.map((stem) => `${stem}:A`)].join(' | ')})`
}

const alternativeQuery = ({ atoms }: Alternative): string =>
  atoms.length === 1 && atoms[0] ? atomQuery(atoms[0]) : `(${atoms.map(atomQuery).join(' & ')})`

function atomQuery(atom: Atom): string {
  if (atom.as === 'code') return quoted(codeLexeme(atom.key, atom.text))
  if (atom.as === 'word') return wordQuery(atom.text)
  if (atom.as === 'prefix') return `${quoted(atom.text)}:*`
  return `(${[quoted(atom.text), ...stemsOf(atom.text)].join(' | ')})`
}

const stemsOf = (word: string): string[] =>
  languagesOf(word).flatMap((lang) => {
    const stem = stemOf(word, lang)
    return stem ? [quoted(stemLexeme(lang, stem))] : []
  })

/** Rows of the database have the pairs of characters of Chinese words, not the words. */
const wordQuery = (word: string, weight = ''): string => {
  const one = (text: string) => `${quoted(text)}${weight && `:${weight}`}`
  return isHan(word) ? `(${bigrams(word).map(one).join(' & ')})` : one(word)
}
