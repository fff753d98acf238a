import type { NearWord } from '../../../platform/search/query.ts'
import type { AskedWord } from '../../../platform/search/search-index.ts'
import { typoDistance } from '../../../platform/search/text/typo-distance.ts'
import { bits } from './meanings.ts'

/** Finds the words of a fixed list that are near to one: at most as many errors as asked. */
export function nearKnown(words: Iterable<string>): (asked: AskedWord) => readonly NearWord[] {
  const byLength = new Map<number, { word: string; letters: number }[]>()
  for (const word of words) {
    const list = byLength.get(word.length) ?? []
    byLength.set(word.length, list)
    list.push({ word, letters: lettersOf(word) })
  }
  return ({ word, most }) => {
    const letters = lettersOf(word)
    const found: NearWord[] = []
    for (let length = word.length - most; length <= word.length + most; length++)
      for (const other of byLength.get(length) ?? []) {
        // Each error changes at most two letters of the set.
        if (bits(letters ^ other.letters) > 2 * most) continue
        const errors = typoDistance(word, other.word, most)
        if (errors > 0 && errors <= most) found.push({ word: other.word, errors, records: 0 })
      }
    return found
  }
}

/** The set of the letters of a word, folded into 32 bits. */
function lettersOf(word: string): number {
  let set = 0
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) & 31)
  return set
}
