import type { Atom, IndexQuery, WordsTogether } from '../query.ts'
import { wordAt } from './dictionary.ts'
import { isLiving } from './living.ts'
import { lookedUp } from './looked-up.ts'
import type { Part } from './segment.ts'
import { stemTermsOf } from './term-lists.ts'

const MOST = 50

/**
 * Words of the records that stand for the terms without being what was typed, to be marked: those that do alone, as the
 * pieces of a Chinese word, and those that only do together.
 */
export function matchedWords(
  parts: readonly Part[],
  { terms, nameTerms }: IndexQuery,
): { matched: string[]; together: WordsTogether[] } {
  const alone = new Set<string>()
  const together = new Map<string, Set<string>[]>()
  for (const part of parts)
    for (const { word, alternatives } of [...terms, ...nameTerms]) {
      if (alone.size >= MOST) break
      for (const { atoms } of alternatives) {
        const forms = atoms.map((atom) => wordsFor(part, atom))
        if (atoms.length > 1 && !atoms.some(isHan)) add(together, atoms, forms)
        else for (const other of forms.flat()) if (other !== word) alone.add(other)
      }
    }
  return {
    matched: [...alone].slice(0, MOST),
    together: [...together.values()]
      .filter((words) => words.every(({ size }) => size > 0))
      .slice(0, MOST)
      .map((words) => words.map((forms) => [...forms])),
  }
}

const isHan = ({ text }: Atom): boolean => /\p{Script=Han}/u.test(text)

function add(together: Map<string, Set<string>[]>, atoms: readonly Atom[], forms: readonly string[][]): void {
  const key = atoms.map(({ text }) => text).join(' ')
  const before = together.get(key) ?? atoms.map(() => new Set<string>())
  for (const [at, words] of before.entries()) for (const form of forms[at] ?? []) words.add(form)
  together.set(key, before)
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
