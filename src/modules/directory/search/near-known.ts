import { lettersOf, withoutLowest } from '../../../platform/search/engine/letters.ts'
import type { NearWord } from '../../../platform/search/query.ts'
import type { AskedWord } from '../../../platform/search/search-index.ts'
import { typoDistance } from '../../../platform/search/text/typo-distance.ts'
import { sameRoot } from './roots.ts'

const NONE = { list: [], letters: new Uint32Array(0) }

/** Articles and prepositions that lose their last letter before a vowel, written without the apostrophe: "lisee". */
const ELIDED = /^(?:quell|dall|dell|nell|sull|all|qu|un|[cdjlmnst])(?=[aeiouh])/

/** Finds the words of a fixed list that are near to one: at most two errors, or another word of the same root. */
export function nearKnown(words: Iterable<string>): (asked: AskedWord) => readonly NearWord[] {
  const known = new Set(words)
  const alike = sameRoot(known)
  const byLength = Map.groupBy(known, ({ length }) => length)
  const lists = new Map(
    [...byLength].map(([length, list]) => [length, { list, letters: Uint32Array.from(list, lettersOf) }]),
  )
  return ({ word, most }) => {
    const own = lettersOf(word)
    const two = most > 1 ? 1 : 0
    const found: NearWord[] = alike(word).map((other) => ({ word: other, errors: 1, records: 0 }))
    const rest = word.replace(ELIDED, '')
    if (rest !== word && known.has(rest)) found.push({ word: rest, errors: 0, records: 0 })
    for (let length = word.length - most; most > 0 && length <= word.length + most; length++) {
      const { list, letters } = lists.get(length) ?? NONE
      for (let at = 0; at < list.length; at++) {
        // An error takes one letter away at most, and brings one at most.
        const its = letters[at] as number
        if ((withoutLowest(own & ~its, two) | withoutLowest(its & ~own, two)) !== 0) continue
        const other = list[at] as string
        const errors = typoDistance(word, other, most)
        if (errors > 0 && errors <= most) found.push({ word: other, errors, records: 0 })
      }
    }
    return found
  }
}
