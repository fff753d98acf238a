import type { SearchKind } from '../kind.ts'
import type { QueryTerm } from '../query.ts'
import { type Matches, readAll } from './match-terms.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'
import { listsOf, worthOf } from './term-lists.ts'

/** Records that have some of the terms. */
export interface SomeMatches extends Pick<Matches, 'length' | 'records'> {
  /** Weight of the terms each record has. */
  weights: Uint16Array
  /** How well they stand for the question, from 0 to 1. */
  scores: Float32Array
}

/**
 * The records that have at least the weight of the weightiest term: a place alone does not answer a question that
 * named a thing. The caller keeps those with the most.
 */
export function matchSome(
  kind: SearchKind,
  segment: Segment,
  terms: readonly QueryTerm[],
  scratch: Scratch,
): SomeMatches {
  const needed = terms.filter(({ optional }) => !optional)
  const weights = new Uint16Array(segment.records)
  const worth = new Uint16Array(segment.records)
  const values = new Uint16Array(segment.records)
  for (const term of needed) {
    const lists = listsOf(kind, segment, term, false)
    const count = readAll(segment, lists, scratch, scratch.candidates, values)
    for (let i = 0; i < count; i++) {
      const record = scratch.candidates[i] as number
      weights[record] = (weights[record] as number) + term.weight
      worth[record] = (worth[record] as number) + worthOf(values[i] as number)
    }
  }
  const least = Math.max(...needed.map(({ weight }) => weight))
  const records: number[] = []
  for (let record = 0; record < segment.records; record++)
    if ((weights[record] as number) >= least) records.push(record)
  return {
    length: records.length,
    records: Uint32Array.from(records),
    weights: Uint16Array.from(records, (record) => weights[record] as number),
    scores: Float32Array.from(records, (record) => (worth[record] as number) / (255 * needed.length)),
  }
}
