import type { Alternative } from '../../../platform/search/query.ts'
import { bigrams, type Token } from '../../../platform/search/text/fold.ts'
import { remembered } from '../../../platform/search/text/remembered.ts'
import { languagesOf, stemOf } from '../../../platform/search/text/stemmer.ts'
import { abbreviationsOf } from './abbreviations.ts'

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
  /** What it counts for when no record has all the words, see `Weight`. */
  weight: number
  alternatives: Alternative[]
  /** Codes that it means, alone or with other words, as `key:code`. */
  codes: string[]
  /** Beginnings of words to mark. */
  marks: string[]
}

/** How near to the word itself what stands for it is. */
export const QUALITY = {
  joined: 0.95,
  abbreviation: 0.9,
  prefix: 0.9,
  /** Words that a known word begins: "CAF" is not "Cafaggio". */
  begunKnown: 0.15,
  inflected: 0.8,
  stem: 0.8,
  pairs: 0.8,
  /** A place: what stands there is worth as much as what has its name, for a code counts 0.4 to 0.6 of a word. */
  place: 2.1,
  /** A code that is asked for: "cerco casa" wants who helps to find one, not who is called so. */
  asked: 1.7,
  notAsked: 0.02,
  /** A code that several words mean together: it is worth about what the name of a service is, and more than a text. */
  meantTogether: 0.95,
  meant: 0.9,
  /** A code that no phrase names first: those who are addicts want who helps addicts before other groups of equals. */
  meantAlso: 0.8,
  saidOtherwise: 0.7,
  /** A code of a part of words that mean something together; the area or those helped, of a sector that is meant. */
  meantByPart: 0.35,
  characters: 0.3,
} as const

/** Chinese words longer than this are never only their characters. */
const MOST_CHARACTERS = 3

/** A word with its own forms, and nothing that it means yet. */
export function bareTerm({ text: word, start, end, han }: Token, last: boolean, dotted: boolean): Term {
  const own = { word, start, end, han, last, optional: false, weight: WEIGHT.thing, codes: [] }
  const alternatives: Alternative[] = [{ atoms: [{ as: 'word', text: word }], quality: 1 }]
  if (han) {
    const all = (texts: readonly string[], quality: number) =>
      alternatives.push({ atoms: texts.map((text) => ({ as: 'word', text })), quality })
    const signs = [...word]
    if (signs.length > 2) all(bigrams(word), QUALITY.pairs)
    if (signs.length > 1 && signs.length <= MOST_CHARACTERS) all(signs, QUALITY.characters)
    return { ...own, alternatives, marks: [word] }
  }
  const { stems, others } = formsOf(word)
  if ((last || dotted) && word.length > 1)
    alternatives.push({ atoms: [{ as: 'prefix', text: word }], quality: QUALITY.prefix })
  if (stems.length > 0) alternatives.push({ atoms: [{ as: 'stem', text: word }], quality: QUALITY.stem })
  for (const { text, quality } of others) alternatives.push({ atoms: [{ as: 'word', text }], quality })
  return { ...own, alternatives, marks: [...new Set([word, ...stems])] }
}

/** Words whose forms are remembered: many texts with the same words are tried for one that is mistyped. */
const REMEMBERED = 2_000

/** The stems of a word in all languages of its script, and other words that say the same. */
const formsOf = remembered(REMEMBERED, (word) => ({
  stems: languagesOf(word).flatMap((lang) => stemOf(word, lang) ?? []),
  others: [
    ...abbreviationsOf(word).map((text) => ({ text, quality: QUALITY.abbreviation })),
    ...inflections(word).map((text) => ({ text, quality: QUALITY.inflected })),
  ],
}))

/** Words in -ano, -ana: Snowball takes the singular for a form of a verb, so that it has another stem than the plural. */
const inflections = (word: string): string[] => {
  const [, stem] = /^([a-z]{3,}an)[oaie]$/.exec(word) ?? []
  return stem ? ['o', 'a', 'i', 'e'].map((ending) => stem + ending).filter((form) => form !== word) : []
}

/** What a term counts for when no record has them all: never as much in words that say who or where as in one that says what. */
export const WEIGHT = {
  thing: 8,
  place: 3,
  /** Those who are helped, beside what they are helped with. */
  helped: 2,
  /** That it is an association. */
  body: 2,
} as const

/** Adds what may also stand for a term, unless something as good already does. */
export function addAlternative(term: Term, alternative: Alternative): void {
  const before = term.alternatives.find(({ atoms }) => isSame(atoms, alternative.atoms))
  if (!before) term.alternatives.push(alternative)
  else before.quality = Math.max(before.quality, alternative.quality)
}

const isSame = (some: Alternative['atoms'], others: Alternative['atoms']): boolean =>
  some.length === others.length &&
  some.every((one, at) => {
    const other = others[at]
    return one.text === other?.text && one.as === other.as && keyOf(one) === keyOf(other)
  })

const keyOf = (atom: Alternative['atoms'][number]): string => (atom.as === 'code' ? atom.key : '')
