import { foldText } from '../../../platform/search/text/fold.ts'
import type { ListKey } from '../search/address.ts'
import type { Facets } from '../search/search.ts'
import type { Words } from '../views/words.ts'
import type { Beginnings } from './beginnings.ts'
import { type Phrase, SAID } from './phrases.ts'

/** A code with records, found by words that begin so. */
export interface Value {
  key: ListKey
  code: string
  /** Its name in the language of the page. */
  name: string
  /** The words that begin so, when they are not in the name. */
  as: { text: string; lang: string } | undefined
}

interface Found {
  phrase: Phrase
  rank: readonly number[]
}

/**
 * The codes that a beginning may mean: the page's language before the others, first words before later ones, names
 * before what people say, then those of most records. What people say counts from its first word only: "world food
 * festival" is no answer to "food". Codes that no public record has are left out.
 */
export function valuesOf(
  table: Beginnings<Phrase>,
  folded: string,
  lang: string,
  { facets, words }: { facets: Facets; words: Words },
): Value[] {
  const counts = countsOf(facets)
  const best = new Map<string, Found>()
  for (const { said: phrase, first } of table.find(folded)) {
    if (phrase.distance === SAID && !first) continue
    const id = `${phrase.key}:${phrase.code}`
    const count = counts.get(id)
    if (count === undefined) continue
    const rank = [Number(phrase.lang !== lang), Number(!first), phrase.distance, -count]
    const before = best.get(id)
    if (!before || compare(rank, before.rank) < 0) best.set(id, { phrase, rank })
  }
  return [...best.values()]
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ phrase }) => {
      const { key, code, text } = phrase
      const name = words.of(key, code)
      const told = ` ${foldText(name)}`.includes(` ${folded}`)
      return { key, code, name, as: told ? undefined : { text, lang: phrase.lang } }
    })
}

const kept = new WeakMap<Facets, Map<string, number>>()

/** Public records of each code. */
function countsOf(facets: Facets): Map<string, number> {
  const known = kept.get(facets)
  if (known) return known
  const counts = new Map<string, number>()
  for (const [key, list] of Object.entries(facets))
    if (typeof list !== 'number') for (const { code, count } of list) counts.set(`${key}:${code}`, count)
  kept.set(facets, counts)
  return counts
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, one] of a.entries()) {
    const difference = one - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
