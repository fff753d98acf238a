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

/** The first values of each sort. */
export interface Values {
  places: Value[]
  others: Value[]
}

interface Found {
  phrase: Phrase
  /** The smaller come first. */
  rank: number
}

/** No code has so many records. */
const MOST_RECORDS = 2 ** 32

/**
 * The codes that a beginning may mean: the page's language before the others, first words before later ones, names
 * before what people say, then those of most records. What people say counts from its first word only: "world food
 * festival" is no answer to "food". Codes that no public record has are left out.
 */
export function valuesOf(
  table: Beginnings<Phrase>,
  folded: string,
  lang: string,
  { facets, words, most }: { facets: Facets; words: Words; most: Record<keyof Values, number> },
): Values {
  const counts = countsOf(facets)
  const best = new Map<string, Found>()
  for (const { said: phrase, first } of table.find(folded)) {
    if (phrase.distance === SAID && !first) continue
    const count = counts.get(phrase.id)
    if (count === undefined) continue
    const order = Number(phrase.lang !== lang) * 6 + Number(!first) * 3 + phrase.distance
    const rank = order * MOST_RECORDS - count
    const before = best.get(phrase.id)
    if (!before) best.set(phrase.id, { phrase, rank })
    else if (rank < before.rank) Object.assign(before, { phrase, rank })
  }
  const sorted = [...best.values()].sort((a, b) => a.rank - b.rank)
  const named = (some: readonly Found[]) => some.map(({ phrase }) => toValue(phrase, folded, words))
  return {
    places: named(firstOf(sorted, most.places, ({ phrase }) => phrase.key === 'place')),
    others: named(firstOf(sorted, most.others, ({ phrase }) => phrase.key !== 'place')),
  }
}

function firstOf(all: readonly Found[], most: number, is: (one: Found) => boolean): Found[] {
  const first: Found[] = []
  for (const one of all) {
    if (first.length === most) break
    if (is(one)) first.push(one)
  }
  return first
}

function toValue({ key, code, text, lang }: Phrase, folded: string, words: Words): Value {
  const name = words.of(key, code)
  const told = ` ${foldText(name)}`.includes(` ${folded}`)
  return { key, code, name, as: told ? undefined : { text, lang } }
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
