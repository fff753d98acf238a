import type { Atom, IndexQuery } from '../query.ts'
import { wordAt } from './dictionary.ts'
import { isLiving } from './living.ts'
import { lookedUp } from './looked-up.ts'
import type { Part } from './segment.ts'
import { stemTermsOf } from './term-lists.ts'

const MOST = 50

/** Words of the records that stand for the terms without being what was typed, to be marked. */
export function matchedWords(parts: readonly Part[], { terms, nameTerms }: IndexQuery): string[] {
  const found = new Set<string>()
  for (const part of parts) {
    for (const { word, alternatives } of [...terms, ...nameTerms]) {
      for (const atom of alternatives.flatMap(({ atoms }) => atoms))
        for (const other of wordsFor(part, atom)) if (other !== word) found.add(other)
      if (found.size >= MOST) return [...found].slice(0, MOST)
    }
  }
  return [...found]
}

function wordsFor(part: Part, atom: Atom): string[] {
  const { segment } = part
  const terms = atom.as === 'stem' ? stemTermsOf(segment, atom.text) : wordTerm(part, atom)
  return terms.filter((term) => isLiving(part, term)).map((term) => wordAt(segment.terms, term))
}

function wordTerm({ segment }: Part, atom: Atom): number[] {
  const term = atom.as === 'word' ? lookedUp(segment).word(atom.text) : -1
  return term < 0 ? [] : [term]
}
