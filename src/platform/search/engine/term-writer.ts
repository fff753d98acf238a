import { LANGUAGES, type Lang } from '../../i18n/languages.ts'
import { stemOf } from '../text/stemmer.ts'
import { writeDictionary } from './dictionary.ts'
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

/** Key of a stem among the stems. */
export const stemKey = (lang: string, stem: string): string => `${lang}~${stem}`

/** Writes the terms of a segment, which are given in their order; its first fields, `names`, are names. */
export function termWriter(names: number) {
  const texts: string[] = []
  const langs: number[] = []
  const postings = postingsWriter(byteWriter())
  const inNames = postingsWriter(byteWriter())
  const beyondNames = place(names, 0)
  return {
    /** One term with its records from `from` up to `to`. */
    add(text: string, bits: number, records: Uint32Array, places: Uint8Array, from: number, to: number) {
      texts.push(text)
      langs.push(bits)
      postings.add(records, places, from, to)
      inNames.add(records, places, from, to, beyondNames)
    },
    end(): Written {
      const shared = sharedU8(langs.length)
      shared.set(langs)
      const letters = sharedU32(texts.length)
      for (const [term, text] of texts.entries()) letters[term] = lettersOf(text)
      return {
        terms: writeDictionary(texts),
        letters,
        postings: postings.end(),
        names: inNames.end(),
        langs: shared,
        ...stems(texts, langs),
      }
    },
  }
}

function stems(texts: readonly string[], langs: readonly number[]) {
  const byStem = new Map<string, number[]>()
  for (const [term, text] of texts.entries()) {
    for (const [at, lang] of LANGUAGES.entries()) {
      if (((langs[term] as number) & (1 << at)) === 0) continue
      const stem = stemOf(text, lang)
      if (stem === undefined) continue
      const key = stemKey(lang, stem)
      const terms = byStem.get(key)
      if (terms) terms.push(term)
      else byStem.set(key, [term])
    }
  }
  const keys = [...byStem.keys()].sort()
  const stemAt = sharedU32(keys.length + 1)
  const all: number[] = []
  for (const [i, key] of keys.entries()) {
    stemAt[i] = all.length
    all.push(...(byStem.get(key) ?? []))
  }
  stemAt[keys.length] = all.length
  const stemTerms = sharedU32(all.length)
  stemTerms.set(all)
  return { stems: writeDictionary(keys), stemAt, stemTerms }
}
