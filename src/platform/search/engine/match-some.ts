import type { SearchKind } from '../kind.ts'
import type { QueryTerm } from '../query.ts'
import { hasBit } from './bits.ts'
import { readAll } from './match-terms.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'
import { listsOf, worthOf } from './term-lists.ts'

/** The records of a segment that have the most of the terms. */
export interface SomeMatches {
  length: number
  records: Uint32Array
  /** How well they stand for the question, from 0 to 1. */
  scores: Float32Array
  /** Weight of the terms they have. */
  weight: number
}

/**
 * The records with the heaviest terms, and at least as heavy as the weightiest term: a place alone does not answer a
 * question that named a thing.
 */
export function matchSome(
  kind: SearchKind,
  segment: Segment,
  blocked: Uint32Array,
  terms: readonly QueryTerm[],
  scratch: Scratch,
): SomeMatches {
  const needed = terms.filter(({ optional }) => !optional)
  const { marks: weights, kept, keptAt: worth } = scratch
  const values = new Uint16Array(segment.records)
  weights.fill(0, 0, segment.records)
  worth.fill(0, 0, segment.records)
  for (const term of needed) {
    const count = readAll(segment, listsOf(kind, segment, term, false), scratch, kept, values)
    for (let i = 0; i < count; i++) {
      const record = kept[i] as number
      weights[record] = (weights[record] as number) + term.weight
      worth[record] = (worth[record] as number) + worthOf(values[i] as number)
    }
  }
  let weight = Math.max(...needed.map((term) => term.weight))
  let length = 0
  for (let record = 0; record < segment.records; record++) {
    const its = weights[record] as number
    if (its < weight || hasBit(blocked, record)) continue
    if (its > weight) length = 0
    weight = its
    kept[length++] = record
  }
  const records = kept.slice(0, length)
  const scores = new Float32Array(length)
  for (let i = 0; i < length; i++) scores[i] = (worth[records[i] as number] as number) / (255 * needed.length)
  return { length, records, scores, weight: length > 0 ? weight : 0 }
}
