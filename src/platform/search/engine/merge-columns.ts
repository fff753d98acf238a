import type { SearchKind } from '../kind.ts'
import { codeSets } from './code-sets.ts'
import { recordsById } from './columns.ts'
import { SPAN } from './hours.ts'
import { type Columns, flagBits, type KeyColumn } from './segment.ts'
import { sharedF32, sharedF64, sharedI32, sharedU8, sharedU32 } from './shared-arrays.ts'

/** The records of a merged segment in their order: which part each is of, and its place there. */
export interface MergedOrder {
  parts: Uint16Array
  records: Uint32Array
}

/** The columns of some records of several segments: numbers are copied, no record is read as an object. */
export function mergeColumns(kind: SearchKind, parts: readonly Columns[], order: MergedOrder): Columns {
  const { length } = order.records
  const text = (name: 'names' | 'slugs' | 'sorts') => {
    const lists = parts.map((part) => ({ values: part[name].bytes, at: part[name].at }))
    const { values, at } = mergeLists(lists, order, sharedU8)
    return { bytes: values, at }
  }
  const one = <T extends Numbers>(into: T, of: (part: Columns) => Numbers, size = 1) =>
    copyRecords(into, parts.map(of), order, size)
  const ids = one(sharedU32(length * 4), ({ ids }) => ids, 4)
  const flags = one(sharedU8(length), ({ flags }) => flags)
  const points = parts.map((part) => ({ values: part.points, at: part.pointsAt }))
  const hours = parts.map((part) => ({ values: part.hours, at: part.hoursAt }))
  const mergedPoints = mergeLists(points, order, sharedF32, 3)
  const mergedHours = mergeLists(hours, order, sharedI32, SPAN)
  return {
    ids,
    byId: recordsById(ids),
    seqs: one(sharedF64(length), ({ seqs }) => seqs),
    names: text('names'),
    slugs: text('slugs'),
    sorts: text('sorts'),
    nameWords: one(sharedU8(length), ({ nameWords }) => nameWords),
    nameKeys: one(sharedU32(length), ({ nameKeys }) => nameKeys),
    flags,
    verified: one(sharedU32(length), ({ verified }) => verified),
    fresh: one(sharedU32(length), ({ fresh }) => fresh),
    keys: kind.keys.map((name, key) => {
      const columns = parts.map((part) => part.keys[key] as KeyColumn)
      return { name, ...mergeKey(columns, order, flags, flagBits(kind, kind.hidden)) }
    }),
    points: mergedPoints.values,
    pointsAt: mergedPoints.at,
    hours: mergedHours.values,
    hoursAt: mergedHours.at,
  }
}

interface Numbers {
  [place: number]: number
}

/** For each record so many numbers. */
function copyRecords<T extends Numbers>(
  into: T,
  from: readonly Numbers[],
  { parts, records }: MergedOrder,
  size: number,
): T {
  const target: Numbers = into
  for (const [at, record] of records.entries()) {
    const source = from[parts[at] as number] as Numbers
    for (let i = 0; i < size; i++) target[at * size + i] = source[record * size + i] as number
  }
  return into
}

/** For each record a list of things of so many numbers each. */
function mergeLists<T extends Numbers>(
  from: readonly { values: Numbers; at: Uint32Array }[],
  { parts, records }: MergedOrder,
  make: (length: number) => T,
  size = 1,
): { values: T; at: Uint32Array } {
  const at = sharedU32(records.length + 1)
  for (const [place, record] of records.entries()) {
    const list = from[parts[place] as number]?.at as Uint32Array
    at[place + 1] = (at[place] as number) + (list[record + 1] as number) - (list[record] as number)
  }
  const values = make((at[records.length] as number) * size)
  const target: Numbers = values
  for (const [place, record] of records.entries()) {
    const source = from[parts[place] as number] as (typeof from)[number]
    let next = (at[place] as number) * size
    const end = (source.at[record + 1] as number) * size
    for (let i = (source.at[record] as number) * size; i < end; i++)
      target[next++] = source.values[i] as number
  }
  return { values, at }
}

/** The codes that the records still have, and of each record its own by their new places. */
function mergeKey(
  parts: readonly KeyColumn[],
  order: MergedOrder,
  flags: Uint8Array,
  hidden: number,
): Omit<KeyColumn, 'name'> {
  const codes = codesLeft(parts, order)
  const places = new Map(codes.map((code, place) => [code, place]))
  const gathered = codeSets(order.records.length)
  const newSets = parts.map(({ at }) => new Int32Array(at.length).fill(-1))
  for (const [place, record] of order.records.entries()) {
    const part = order.parts[place] as number
    const column = parts[part] as KeyColumn
    const moved = newSets[part] as Int32Array
    const set = column.sets[record] as number
    if (moved[set] === -1) {
      const its = column.values.subarray(column.at[set], column.at[set + 1])
      moved[set] = gathered.numberOf(Array.from(its, (value) => places.get(column.codes[value] ?? '') ?? 0))
    }
    gathered.sets[place] = moved[set] as number
  }
  const { sets, values, at } = gathered.end()
  const totals = sharedU32(codes.length)
  for (const [record, bits] of flags.entries()) {
    if ((bits & hidden) !== 0) continue
    const set = sets[record] as number
    for (let i = at[set] as number; i < (at[set + 1] as number); i++)
      totals[values[i] as number] = (totals[values[i] as number] as number) + 1
  }
  return { codes, sets, values, at, totals }
}

function codesLeft(parts: readonly KeyColumn[], order: MergedOrder): string[] {
  const used = parts.map(({ at }) => new Uint8Array(at.length))
  for (const [place, record] of order.records.entries()) {
    const part = order.parts[place] as number
    ;(used[part] as Uint8Array)[parts[part]?.sets[record] as number] = 1
  }
  const found = new Set<string>()
  for (const [part, { codes, values, at }] of parts.entries())
    for (let set = 0; set < at.length - 1; set++)
      if (used[part]?.[set] === 1)
        for (const value of values.subarray(at[set], at[set + 1])) found.add(codes[value] ?? '')
  return [...found].sort()
}
