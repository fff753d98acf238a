import type { Postings } from './postings.ts'
import type { GroupMatches } from './read-group.ts'
import type { TermGroup } from './term-lists.ts'

/** What the groups asked last were found to be in one segment. */
interface KnownGroups {
  young: Map<string, GroupMatches>
  old: ReadonlyMap<string, GroupMatches>
  /** Records in the young ones, and how many there may be. */
  size: number
  most: number
}

/** Records remembered for each record of a segment, at most: six bytes each. */
const SHARE = 0.5

/** By the lists of a segment, which are never changed. */
const kept = new WeakMap<Postings, KnownGroups>()

/**
 * What a group is, or was found to be before: the same phrase stands for several words of a question, and for those of
 * each text tried when it is misspelt.
 */
export function knownGroup(
  postings: Postings,
  records: number,
  group: TermGroup,
): { found: GroupMatches | undefined; keep(found: GroupMatches): GroupMatches } {
  const known = kept.get(postings) ?? { young: new Map(), old: new Map(), size: 0, most: records * SHARE }
  kept.set(postings, known)
  const key = keyOf(group)
  return {
    found: known.young.get(key) ?? known.old.get(key),
    keep({ length, records: all, values }) {
      const found = { length, records: all.slice(0, length), values: values.slice(0, length) }
      if (length > known.most) return found
      if (known.size + length > known.most) {
        known.old = known.young
        known.young = new Map()
        known.size = 0
      }
      known.young.set(key, found)
      known.size += length + 1
      return found
    },
  }
}

const numbers = new WeakMap<Uint16Array, number>()
let tables = 0

function numberOf(values: Uint16Array): number {
  const known = numbers.get(values)
  if (known !== undefined) return known
  numbers.set(values, ++tables)
  return tables
}

const keyOf = ({ lists, next }: TermGroup): string =>
  `${next} ${lists.map((list) => list.map(({ term, values }) => `${term}:${numberOf(values)}`).join()).join(' ')}`
