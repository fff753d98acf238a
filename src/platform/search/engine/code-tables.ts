import { randomUUID } from 'node:crypto'
import type { SearchKind } from '../kind.ts'
import type { Segment } from './segment.ts'
import { sharedU8 } from './shared-arrays.ts'

/** The codes of a table for whoever is in another thread: in shared memory, to be read once. */
export interface CodeNames {
  id: string
  /** One code on each line, as UTF-8. */
  lines: Uint8Array
}

/** The codes of all segments of an index, by key, so that they can be counted together. */
export interface CodeTables {
  /** For each key its codes, sorted; some may be of segments that are gone. */
  codes: readonly (readonly string[])[]
  /** The same, for other threads. */
  names: readonly CodeNames[]
  /** For each key the place in `codes` of each code of the segment. */
  placesOf(segment: Segment): readonly Uint32Array[]
  /** The tables with other segments. These, when they have no code that is new: most changes bring none. */
  withSegments(segments: readonly Segment[]): CodeTables
}

export function codeTables(kind: SearchKind, segments: readonly Segment[]): CodeTables {
  const codes = codesOf(kind, segments)
  const places = codes.map((list) => new Map(list.map((code, place) => [code, place])))
  const known = new WeakMap<Segment, readonly Uint32Array[]>()
  const looked = new WeakSet(segments)
  const isNew = (segment: Segment) =>
    !looked.has(segment) &&
    segment.columns.keys.some((column, key) => column.codes.some((code) => !places[key]?.has(code)))
  const tables: CodeTables = {
    codes,
    names: codes.map(namesOf),
    placesOf(segment) {
      const before = known.get(segment)
      if (before) return before
      const made = segment.columns.keys.map((column, key) =>
        Uint32Array.from(column.codes, (code) => places[key]?.get(code) ?? 0),
      )
      known.set(segment, made)
      return made
    },
    withSegments(all) {
      if (all.some(isNew)) return codeTables(kind, all)
      for (const segment of all) looked.add(segment)
      return tables
    },
  }
  return tables
}

/** Apart from the tables: a function made beside them would keep these segments for as long as they live. */
const codesOf = (kind: SearchKind, segments: readonly Segment[]): string[][] =>
  kind.keys.map((_, key) =>
    [...new Set(segments.flatMap(({ columns }) => columns.keys[key]?.codes ?? []))].sort(),
  )

function namesOf(codes: readonly string[]): CodeNames {
  const bytes = Buffer.from(codes.join('\n'))
  const lines = sharedU8(bytes.length)
  lines.set(bytes)
  return { id: randomUUID(), lines }
}
