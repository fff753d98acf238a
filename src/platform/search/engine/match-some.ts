import type { SearchKind } from '../kind.ts'
import type { QueryTerm } from '../query.ts'
import { hasBit } from './bits.ts'
import { look, readAll } from './match-terms.ts'
import { type Scratch, valuesOf } from './scratch.ts'
import type { Segment } from './segment.ts'
import { listsOf, type TermLists, worthOf } from './term-lists.ts'

/** The records of a segment that have the most of the terms. */
export interface SomeMatches {
  length: number
  records: Uint32Array
  /** How well they stand for the question, from 0 to 1. */
  scores: Float32Array
  /** Weight of the terms they have. */
  weight: number
}

/** Terms that are the same, once. */
interface Asked {
  times: number
  weight: number
  lists: TermLists
}

/**
 * The records with the heaviest terms, and at least as heavy as the weightiest term: a place alone does not answer a
 * question that named a thing. The rarest terms are read first; once what is left weighs less than what some record
 * has, it is only looked up in the records that may still be the heaviest.
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
  const values = valuesOf(scratch, 0)
  weights.fill(0, 0, segment.records)
  worth.fill(0, 0, segment.records)
  let heaviest = Math.max(...needed.map(({ weight }) => weight))
  const asked = askedOf(kind, segment, needed)
  let left = asked.reduce((sum, { weight }) => sum + weight, 0)
  /** The only records that may still be the heaviest, once that is known. */
  let length = -1
  for (const { times, weight, lists } of asked) {
    if (length < 0 && left < heaviest) length = within(weights, segment.records, heaviest - left, kept)
    const records = length < 0 ? scratch.candidates : kept
    const count = length < 0 ? readAll(segment, lists, scratch, records, values) : length
    if (length >= 0) look(segment, lists, scratch, { length, records }, values)
    for (let i = 0; i < count; i++) {
      const record = records[i] as number
      const value = values[i] as number
      if (value === 0 || hasBit(blocked, record)) continue
      const its = (weights[record] as number) + weight
      weights[record] = its
      worth[record] = (worth[record] as number) + times * worthOf(value)
      if (its > heaviest) heaviest = its
    }
    left -= weight
  }
  length = within(weights, segment.records, heaviest, kept)
  const records = kept.slice(0, length)
  const scores = new Float32Array(length)
  for (let i = 0; i < length; i++) scores[i] = (worth[records[i] as number] as number) / (255 * needed.length)
  return { length, records, scores, weight: length > 0 ? heaviest : 0 }
}

/** Those of the terms that some record has, each once, the rarest first. */
function askedOf(kind: SearchKind, segment: Segment, terms: readonly QueryTerm[]): Asked[] {
  const same = Map.groupBy(terms, ({ word, alternatives }) => `${word} ${JSON.stringify(alternatives)}`)
  return [...same.values()]
    .flatMap((all) => all.slice(0, 1).map((term) => ({ term, all })))
    .map(({ term, all }) => ({
      times: all.length,
      weight: all.reduce((sum, { weight }) => sum + weight, 0),
      lists: listsOf(kind, segment, term, false),
    }))
    .filter(({ lists }) => lists.records > 0)
    .sort((a, b) => a.lists.records - b.lists.records)
}

/** Writes the records that have at least some weight; returns how many. */
function within(weights: Uint16Array, records: number, least: number, found: Uint32Array): number {
  let length = 0
  for (let record = 0; record < records; record++)
    if ((weights[record] as number) >= least) found[length++] = record
  return length
}
