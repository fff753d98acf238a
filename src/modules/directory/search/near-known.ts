import { lettersOf, withoutLowest } from '../../../platform/search/engine/letters.ts'
import type { NearWord } from '../../../platform/search/query.ts'
import type { AskedWord } from '../../../platform/search/search-index.ts'
import { typoDistance } from '../../../platform/search/text/typo-distance.ts'

/** Finds the words of a fixed list that are near to one: at most two errors. */
export function nearKnown(words: Iterable<string>): (asked: AskedWord) => readonly NearWord[] {
  const byLength = new Map<number, { word: string; letters: number }[]>()
  for (const word of words) {
    const list = byLength.get(word.length) ?? []
    byLength.set(word.length, list)
    list.push({ word, letters: lettersOf(word) })
  }
  return ({ word, most }) => {
    const own = lettersOf(word)
    const two = most > 1 ? 1 : 0
    const found: NearWord[] = []
    for (let length = word.length - most; most > 0 && length <= word.length + most; length++)
      for (const other of byLength.get(length) ?? []) {
        // An error takes one letter away at most, and brings one at most.
        const { letters } = other
        if ((withoutLowest(own & ~letters, two) | withoutLowest(letters & ~own, two)) !== 0) continue
        const errors = typoDistance(word, other.word, most)
        if (errors > 0 && errors <= most) found.push({ word: other.word, errors, records: 0 })
      }
    return found
  }
}
