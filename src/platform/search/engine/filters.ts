import type { SearchKind } from '../kind.ts'
import type { IndexQuery } from '../query.ts'
import { kilometres, spherePoint } from './geography.ts'

import { matchTerms } from './match-terms.ts'
import type { Openings } from './openings.ts'
import type { Scratch } from './scratch.ts'
import { flagBits, type KeyColumn, type Segment } from './segment.ts'

/** A condition of a search: its name among the filters, and whether it keeps a record of the segment. */
export interface Filter {
  name: string
  keeps(record: number): boolean
}

/** What the filters of a search share over one segment. */
export interface Surroundings {
  /** Kilometres of a record from where the search starts; infinite without either. */
  km(record: number): number
  /** Whether it is open at the moment; undefined when no hours are known. */
  open(record: number): boolean | undefined
}

/** Distances and openings of a search. */
export function surroundings(segment: Segment, query: IndexQuery, openings: Openings): Surroundings {
  const { points, pointsAt } = segment.columns
  const start = query.near && spherePoint(query.near.lat, query.near.lon)
  const states = openings(segment, query)
  return {
    km: (record) =>
      start
        ? kilometres(start, points, pointsAt[record] as number, pointsAt[record + 1] as number)
        : Number.POSITIVE_INFINITY,
    open: (record) => STATES[states[record] as number],
  }
}

/** The conditions of a search over a segment. */
export function filtersOf(
  kind: SearchKind,
  segment: Segment,
  query: IndexQuery,
  around: Surroundings,
  scratch: Scratch,
): Filter[] {
  const { columns } = segment
  const found: Filter[] = []
  const within = query.near && query.withinKm !== undefined ? query.withinKm : undefined
  const isNear = (record: number) => within !== undefined && around.km(record) <= within
  let nearUsed = within === undefined
  for (const column of columns.keys) {
    const wanted = query.codes[column.name] ?? []
    if (wanted.length === 0) continue
    const has = hasAny(column, wanted)
    const widened = within !== undefined && column.name === query.nearKey
    nearUsed ||= widened
    found.push({ name: column.name, keeps: widened ? (record) => has(record) || isNear(record) : has })
  }
  if (!nearUsed) found.push({ name: 'near', keeps: isNear })
  if (query.nameTerms.length > 0) found.push({ name: 'name', keeps: named(kind, segment, query, scratch) })
  for (const flag of query.flags) {
    const bit = flagBits(kind, [flag])
    found.push({ name: flag, keeps: (record) => ((columns.flags[record] as number) & bit) !== 0 })
  }
  if (query.open) found.push({ name: 'open', keeps: (record) => around.open(record) === true })
  return found
}

function hasAny({ codes, values, at }: KeyColumn, wanted: readonly string[]): (record: number) => boolean {
  const asked = new Uint8Array(codes.length)
  for (const [value, code] of codes.entries()) if (wanted.includes(code)) asked[value] = 1
  return (record) => {
    const end = at[record + 1] as number
    for (let i = at[record] as number; i < end; i++) if (asked[values[i] as number] === 1) return true
    return false
  }
}

function named(kind: SearchKind, segment: Segment, { nameTerms }: IndexQuery, scratch: Scratch) {
  const { length, records } = matchTerms(kind, segment, nameTerms, scratch, true)
  const bits = new Uint32Array((segment.records + 31) >>> 5)
  for (let i = 0; i < length; i++) {
    const record = records[i] as number
    bits[record >>> 5] = (bits[record >>> 5] as number) | (1 << (record & 31))
  }
  return (record: number) => ((bits[record >>> 5] as number) & (1 << (record & 31))) !== 0
}

/** What the numbers of `Openings` stand for. */
const STATES = [undefined, false, true] as const
