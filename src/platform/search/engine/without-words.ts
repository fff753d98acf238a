import type { IndexQuery } from '../query.ts'
import { hasBit } from './bits.ts'
import { codeTerm } from './build-segment.ts'
import { findWord } from './dictionary.ts'
import type { LivePart } from './live-part.ts'
import { putInOrder } from './ordering.ts'
import { readPostings } from './postings.ts'
import { firstOf, type Ranked } from './ranked.ts'
import { addFlags, surroundings } from './sift.ts'
import { addTotals, addWithout, countVisible, type Tally } from './tally.ts'
import type { Tools } from './tools.ts'

/**
 * The only key of a search that asks for nothing but codes of one key, `''` when it asks for nothing at all; of such
 * a search much is counted beforehand. Undefined for all others.
 */
export function onlyKey(query: IndexQuery): string | undefined {
  const { terms, nameTerms, codes, flags, shown, open, withinKm } = query
  if (terms.some(({ optional }) => !optional) || nameTerms.length > 0) return undefined
  if (flags.length > 0 || shown.length > 0 || open || withinKm !== undefined) return undefined
  const [key = '', ...others] = Object.keys(codes).filter((name) => (codes[name] ?? []).length > 0)
  return others.length > 0 ? undefined : key
}

/** Answers such a search over one segment. */
export function ofOneKey(
  tools: Tools,
  part: LivePart,
  query: IndexQuery,
  name: string,
  count: number,
  whole: Tally,
): Ranked[] {
  const { segment } = part
  const { scratch, tables, kind } = tools
  const chosen = kind.keys.indexOf(name)
  const length = name === '' ? keepVisible(tools, part) : keepListed(tools, part, query, name)
  const others = [...kind.keys.keys()].filter((key) => key !== chosen)
  countVisible(part, others, scratch.kept, length, tables, whole)
  if (name !== '') addTotals(segment, chosen, part.totals[chosen], tables, whole)
  whole.total += length
  whole.havingWords += part.visible
  if (name !== '') addWithout(whole, name, part.visible)
  const around = surroundings(tools, part, query)
  addFlags(tools, part, length, around, whole)
  const { kept, first, second } = scratch
  const all = { length, records: kept, first, second, score: () => 0, weight: 0 }
  putInOrder(segment, query, around, all)
  return firstOf(segment, all, count)
}

function keepVisible({ scratch: { kept } }: Tools, { segment, blocked }: LivePart): number {
  let length = 0
  for (let record = 0; record < segment.records; record++)
    if (!hasBit(blocked, record)) kept[length++] = record
  return length
}

/** The visible records with any of the codes. */
function keepListed(
  { scratch: { kept, records, places, bits } }: Tools,
  { segment, blocked }: LivePart,
  query: IndexQuery,
  name: string,
): number {
  for (const code of query.codes[name] ?? []) {
    const term = findWord(segment.terms, codeTerm(name, code))
    const count = term < 0 ? 0 : readPostings(segment.postings, term, records, places)
    for (let i = 0; i < count; i++) {
      const record = records[i] as number
      bits[record >>> 5] = (bits[record >>> 5] as number) | (1 << (record & 31))
    }
  }
  let length = 0
  for (let word = 0; word < bits.length; word++) {
    let rest = (bits[word] as number) & ~(blocked[word] ?? 0)
    bits[word] = 0
    while (rest !== 0) {
      kept[length++] = (word << 5) | (31 - Math.clz32(rest & -rest))
      rest &= rest - 1
    }
  }
  return length
}
