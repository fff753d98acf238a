import type { SearchKind } from '../kind.ts'
import type { Segment } from './segment.ts'

/** The codes of all segments of an index, by key, so that they can be counted together. */
export interface CodeTables {
  /** For each key its codes, sorted. */
  codes: readonly (readonly string[])[]
  /** For each key the place in `codes` of each code of the segment. */
  placesOf(segment: Segment): readonly Uint32Array[]
}

export function codeTables(kind: SearchKind, segments: readonly Segment[]): CodeTables {
  const codes = kind.keys.map((_, key) =>
    [...new Set(segments.flatMap(({ columns }) => columns.keys[key]?.codes ?? []))].sort(),
  )
  const places = codes.map((list) => new Map(list.map((code, place) => [code, place])))
  const bySegment = new Map(
    segments.map((segment) => [
      segment,
      segment.columns.keys.map((column, key) =>
        Uint32Array.from(column.codes, (code) => places[key]?.get(code) ?? 0),
      ),
    ]),
  )
  return { codes, placesOf: (segment) => bySegment.get(segment) ?? [] }
}
