import { remembered } from '../text/remembered.ts'
import { languagesOf, stemOf } from '../text/stemmer.ts'
import { type Dictionary, findWord } from './dictionary.ts'
import { stemKey } from './known-terms.ts'
import type { Segment } from './segment.ts'

/** Terms of a segment by what is asked; what was asked last is remembered, for questions have many words in common. */
export interface LookedUp {
  /** The term of a word or code, or -1. */
  word(text: string): number
  /** The words with the stem of this one, in any language of its script. */
  withStemOf(word: string): readonly number[]
  /** The ways to cut a word in two words that there are. */
  halves(word: string): readonly (readonly [number, number])[]
}

/** Half of the words remembered for each segment, at most: together some hundreds of kilobytes. */
const REMEMBERED = 1_000
/** Records for each of them: small segments are many, and quickly looked through. */
const FOR_EACH = 64
/** Words shorter than this are not looked for as two. */
const SHORTEST_COMPOUND = 6
const SHORTEST_PART = 3

/** By the words of the segment, which it has in common with the same segment by its names alone. */
const kept = new WeakMap<Dictionary, LookedUp>()

/** What is looked up in a segment. */
export function lookedUp(segment: Segment): LookedUp {
  const known = kept.get(segment.terms)
  if (known) return known
  const half = Math.min(REMEMBERED, Math.ceil(segment.records / FOR_EACH))
  const made = {
    word: remembered(half, (text) => findWord(segment.terms, text)),
    withStemOf: remembered(half, (text) => withStemOf(segment, text)),
    halves: remembered(half, (text) => halvesOf(segment, text)),
  }
  kept.set(segment.terms, made)
  return made
}

const withStemOf = ({ stems, stemAt, stemTerms: all }: Segment, word: string): number[] =>
  languagesOf(word).flatMap((lang) => {
    const stem = stemOf(word, lang)
    const at = stem === undefined ? -1 : findWord(stems, stemKey(lang, stem))
    return at < 0 ? [] : [...all.subarray(stemAt[at], stemAt[at + 1])]
  })

function halvesOf({ terms }: Segment, word: string): [number, number][] {
  const found: [number, number][] = []
  for (
    let cut = SHORTEST_PART;
    word.length >= SHORTEST_COMPOUND && cut <= word.length - SHORTEST_PART;
    cut++
  ) {
    const first = findWord(terms, word.slice(0, cut))
    const second = first < 0 ? -1 : findWord(terms, word.slice(cut))
    if (second >= 0) found.push([first, second])
  }
  return found
}
