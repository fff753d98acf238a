import type { IndexQuery } from '../query.ts'
import { countBits, placesOn } from './bits.ts'
import { type Filter, filtersOf, type Surroundings } from './filters.ts'
import { firstByAge } from './first-by-age.ts'
import { ALL_LIKELY } from './likely.ts'
import { blockedBut, type LivePart } from './live-part.ts'
import { inOrder, type Reach } from './ordering.ts'
import type { Ordered } from './ranked.ts'
import { lostBy } from './scratch.ts'
import { addFlagTotals, countFound, surroundings } from './sift.ts'
import { addTotals, addWithout, countCodes, type Tally } from './tally.ts'
import type { Tools } from './tools.ts'

/** Answers a search without words over one segment, by sets of its records; of all of them much is counted beforehand. */
export function withoutWords(
  tools: Tools,
  part: LivePart,
  query: IndexQuery,
  reach: Reach,
  whole: Tally,
): Ordered {
  const around = surroundings(tools, part, query)
  const filters = filtersOf(tools.kind, part.segment, query, around)
  const { visible, kept, missed } = separate(tools, part, query, filters)
  whole.havingWords += sizeOf(visible)
  if (filters.length === 0 && query.shown.length === 0) {
    for (const [key, totals] of part.totals.entries())
      addTotals(part.segment, key, totals, tools.tables, whole)
    addFlagTotals(tools.kind, part.flagTotals, whole)
    whole.total += part.visible
    whole.open += tools.openings.count(part, query)
  } else {
    const length = placesOn(kept, tools.scratch.kept)
    whole.total += length
    countKeys(tools, part, query, around, filters, length, missed, whole)
  }
  return firstOfSet(tools, part, query, around, kept, reach)
}

/** The records that may be seen, those of them that all filters keep, and for each filter those that it alone keeps out. */
function separate(tools: Tools, part: LivePart, query: IndexQuery, filters: readonly Filter[]) {
  const { records } = part.segment
  const visible = blockedBut(tools.kind, part, query.shown).map((word) => ~word)
  if (records % 32 > 0) visible[visible.length - 1] = (visible.at(-1) as number) & ((1 << (records % 32)) - 1)
  const kept = visible.slice()
  const once = new Uint32Array(visible.length)
  const sets = filters.map((filter) => {
    const bits = new Uint32Array(visible.length)
    filter.turnOn(bits)
    for (let at = 0; at < bits.length; at++) {
      const its = bits[at] as number
      once[at] = ((once[at] as number) & its) | ((kept[at] as number) & ~its)
      kept[at] = (kept[at] as number) & its
    }
    return bits
  })
  const missed = sets.map((bits) => bits.map((word, at) => (once[at] as number) & ~word))
  return { visible, kept, missed }
}

function sizeOf(bits: Uint32Array): number {
  let size = 0
  for (let at = 0; at < bits.length; at++) size += countBits(bits[at] as number)
  return size
}

/** Counts the codes of each key, and what there would be without each filter. */
function countKeys(
  tools: Tools,
  part: LivePart,
  query: IndexQuery,
  around: Surroundings,
  filters: readonly Filter[],
  length: number,
  missed: readonly Uint32Array[],
  whole: Tally,
): void {
  const { kind, scratch, tables } = tools
  const { segment, totals } = part
  // Without the only filter, all that may be seen would be found.
  const only = filters.length === 1 && query.shown.length === 0 ? filters[0]?.key : undefined
  const keys = [...kind.keys.keys()].filter((key) => key !== only)
  countFound(tools, part, query, keys, length, around, whole)
  for (const [i, { name, key }] of filters.entries()) {
    const bits = missed[i] as Uint32Array
    addWithout(whole, name, length + sizeOf(bits))
    if (key < 0) continue
    const lost = lostBy(scratch, i)
    if (key === only) addTotals(segment, key, totals[key], tables, whole)
    else countCodes(segment, key, lost, placesOn(bits, lost), tables, whole)
  }
}

function firstOfSet(
  { scratch: { kept, keptAt } }: Tools,
  { segment }: LivePart,
  query: IndexQuery,
  around: Surroundings,
  bits: Uint32Array,
  reach: Reach,
): Ordered {
  const byAge = !around.start && (query.sort === 'relevance' || query.sort === 'distance')
  if (byAge) return firstByAge(segment, bits, around.ages, reach.count)
  const length = placesOn(bits, kept)
  const none = { score: () => 0, likely: ALL_LIKELY, spare: 0, wholeOf: () => () => 0 }
  return inOrder(segment, query, around, { length, records: kept, places: keptAt, ...none }, reach)
}
