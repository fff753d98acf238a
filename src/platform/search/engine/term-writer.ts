import { LANGUAGES, type Lang } from '../../i18n/languages.ts'
import { writeDictionary } from './dictionary.ts'
import { type KnownTerms, NO_STEM } from './known-terms.ts'
import { lettersOf } from './letters.ts'
import { place, postingsWriter } from './postings.ts'
import type { Segment } from './segment.ts'
import { byteWriter, sharedU8, sharedU32 } from './shared-arrays.ts'

/** The bit of a language among those a word is written in; 0 for others. */
export function langBit(lang: string): number {
  const at = LANGUAGES.indexOf(lang as Lang)
  return at < 0 ? 0 : 1 << at
}

type Written = Pick<
  Segment,
  'terms' | 'letters' | 'postings' | 'names' | 'langs' | 'stems' | 'stemAt' | 'stemTerms'
>

/** Writes the terms of a segment, which are given in their order; its first fields, `names`, are names. */
export function termWriter(names: number, known: KnownTerms) {
  const terms: number[] = []
  const langs: number[] = []
  const postings = postingsWriter(byteWriter())
  const inNames = postingsWriter(byteWriter())
  const beyondNames = place(names, 0)
  return {
    /** One term, by its number, with its records from `from` up to `to`. */
    add(term: number, bits: number, records: Uint32Array, places: Uint8Array, from: number, to: number) {
      terms.push(term)
      langs.push(bits)
      postings.add(records, places, from, to)
      inNames.add(records, places, from, to, beyondNames)
    },
    end(): Written {
      const shared = sharedU8(langs.length)
      shared.set(langs)
      const texts = terms.map(known.terms.textOf)
      const letters = sharedU32(texts.length)
      for (const [term, text] of texts.entries()) letters[term] = lettersOf(text)
      return {
        terms: writeDictionary(texts),
        letters,
        postings: postings.end(),
        names: inNames.end(),
        langs: shared,
        ...writeStems(terms, langs, known),
      }
    },
  }
}

/** The stems of some terms, each with the places of the terms that have it. */
function writeStems(terms: readonly number[], langs: readonly number[], known: KnownTerms) {
  /** Of each term that has a stem: the stem, then the place of the term. */
  const pairs: number[] = []
  for (const [place, term] of terms.entries()) {
    for (let bits = langs[place] as number; bits !== 0; bits &= bits - 1) {
      const stem = known.stemOf(term, 31 - Math.clz32(bits & -bits))
      if (stem !== NO_STEM) pairs.push(stem, place)
    }
  }
  const next = new Uint32Array(known.stems.size() + 1)
  for (let i = 0; i < pairs.length; i += 2) {
    const stem = pairs[i] as number
    next[stem] = (next[stem] as number) + 1
  }
  const used = known.stems.inOrder().filter((stem) => next[stem] !== 0)
  const stemAt = sharedU32(used.length + 1)
  for (const [at, stem] of used.entries()) {
    stemAt[at + 1] = (stemAt[at] as number) + (next[stem] as number)
    next[stem] = stemAt[at] as number
  }
  const stemTerms = sharedU32(pairs.length / 2)
  for (let i = 0; i < pairs.length; i += 2) {
    const stem = pairs[i] as number
    const to = next[stem] as number
    next[stem] = to + 1
    stemTerms[to] = pairs[i + 1] as number
  }
  return { stems: writeDictionary(used.map(known.stems.textOf)), stemAt, stemTerms }
}
