import type { SearchKind } from '../kind.ts'
import type { IndexQuery } from '../query.ts'
import { surroundings } from './filters.ts'
import type { Found } from './found.ts'
import { emptyFound, ordering, type Tools, visible } from './search-segment.ts'
import { flagBits, isDeleted, type Part } from './segment.ts'
import { addCounts, type Tally } from './tally.ts'

/** Whether a search asks for nothing in particular. */
export const asksNothing = (query: IndexQuery): boolean =>
  query.terms.every(({ optional }) => optional) &&
  query.nameTerms.length === 0 &&
  Object.values(query.codes).every((codes) => codes.length === 0) &&
  query.flags.length === 0 &&
  query.shown.length === 0 &&
  !query.open &&
  query.withinKm === undefined

/** All the records of a segment: the codes were counted when it was written, only the deleted are taken away. */
export function everythingIn(tools: Tools, part: Part, query: IndexQuery, whole: Tally): Found {
  const { segment } = part
  const { columns } = segment
  const around = surroundings(segment, query, tools.openings)
  const seen = visible(tools.kind, part, query)
  const order = ordering(query, segment, around)
  const found = emptyFound(segment, segment.records)
  for (let record = 0; record < segment.records; record++) {
    if (!seen(record)) continue
    order(found, record, 0, 0)
    if (around.open(record)) whole.open++
  }
  whole.total += found.length
  whole.havingWords += found.length
  for (const { name, codes, totals } of columns.keys) addCounts(whole.counts.get(name), codes, totals)
  for (const [at, name] of tools.kind.flags.entries()) addFlag(whole, name, found, 1 << at)
  forDeleted(tools.kind, part, (record) => {
    for (const { name, codes, values, at } of columns.keys)
      for (const value of values.subarray(at[record], at[record + 1]))
        takeOne(whole.counts.get(name), codes[value])
  })
  return found
}

function addFlag(whole: Tally, name: string, { segment, length, records }: Found, bit: number): void {
  let count = 0
  for (let i = 0; i < length; i++)
    if (((segment.columns.flags[records[i] as number] as number) & bit) !== 0) count++
  whole.flags.set(name, (whole.flags.get(name) ?? 0) + count)
}

function takeOne(counts: Map<string, number> | undefined, code: string | undefined): void {
  if (!counts || code === undefined) return
  const left = (counts.get(code) ?? 0) - 1
  if (left > 0) counts.set(code, left)
  else counts.delete(code)
}

/** The deleted records that would otherwise be seen. */
function forDeleted(kind: SearchKind, { segment, deleted }: Part, visit: (record: number) => void): void {
  const hidden = flagBits(kind, kind.hidden)
  for (let record = 0; record < segment.records; record++)
    if (isDeleted(deleted, record) && ((segment.columns.flags[record] as number) & hidden) === 0)
      visit(record)
}
