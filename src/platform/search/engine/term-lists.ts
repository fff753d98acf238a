import type { SearchKind } from '../kind.ts'
import type { Alternative, Atom, QueryTerm } from '../query.ts'
import { prefixRange } from './dictionary.ts'
import { codeTerm } from './known-terms.ts'
import { lookedUp } from './looked-up.ts'
import { CODE_FIELD } from './postings.ts'
import type { Segment } from './segment.ts'

/**
 * What a term is worth in a record, in 16 bits that compare as numbers: eight of worth, then whether the word is in
 * the name, whether as it was typed, and its position there.
 */
export type Value = number
export const IN_NAME = 128
export const AS_TYPED = 64
export const worthOf = (value: Value): number => value >>> 8
export const positionOf = (value: Value): number => value & 31
/** The same value, wherever in the name. */
export const wherever = (value: Value): Value => value & ~31

/** Worth of a code in a record, as a field: the less, the more codes of its key the record has. */
export const codeWeight = (others: number): number => 0.6 - 0.04 * Math.min(others, 5)

/** A list to read, and the value of each place in it. */
export interface TermList {
  term: number
  /** By place, see `place`. */
  values: Uint16Array
}

/** Terms that must all be in a record; `next`: one right after the other in a name. */
export interface TermGroup {
  lists: readonly (readonly TermList[])[]
  next: boolean
}

/** Everything in a segment that may stand for a term. */
export interface TermLists {
  lists: readonly TermList[]
  groups: readonly TermGroup[]
  /** Records in the lists, counted once for each. */
  records: number
}

/** Looks up what may stand for a term; with `names`, only where it stands in a name. */
export function listsOf(kind: SearchKind, segment: Segment, term: QueryTerm, names: boolean): TermLists {
  const { counts } = segment.postings
  const best = new Map<number, TermList>()
  const groups: TermGroup[] = []
  for (const { atoms, quality } of [...term.alternatives].sort((a, b) => b.quality - a.quality)) {
    const [only, ...others] = atoms
    if (!only) continue
    const values = valueTable(kind, quality, only.as !== 'stem' && quality >= 0.85, names)
    if (others.length > 0) groups.push(groupOf(segment, atoms, values))
    else {
      for (const found of termsOf(segment, only))
        if (!best.has(found) && counts[found] !== 0) best.set(found, { term: found, values })
      if (only.as === 'word') groups.push(...compounds(segment, only.text, values))
    }
  }
  const lists = [...best.values()]
  const living = groups.filter(
    (group) => group.lists.every((one) => one.length > 0) && !isCovered(group, best),
  )
  return { lists, groups: living, records: countOf(segment, lists) + groupRecords(segment, living) }
}

const countOf = ({ postings }: Segment, lists: readonly TermList[]): number =>
  lists.reduce((sum, { term }) => sum + (postings.counts[term] as number), 0)

const groupRecords = (segment: Segment, groups: readonly TermGroup[]): number =>
  groups.reduce((sum, { lists }) => sum + Math.min(...lists.map((one) => countOf(segment, one))), 0)

/** Whether each record of a group has one of its words as a list of its own, that is worth at least as much. */
const isCovered = ({ lists, next }: TermGroup, best: ReadonlyMap<number, TermList>): boolean =>
  lists.some((alternatives) =>
    alternatives.every(({ term, values }) => {
      const own = best.get(term)?.values
      // Of two words of a name, the value is that of the first; both are in the name.
      return own && (next ? worthOf(own[0] as number) > worthOf(values[0] as number) : isAtLeast(own, values))
    }),
  )

const isAtLeast = (own: Uint16Array, values: Uint16Array): boolean =>
  own === values || own.every((value, place) => value >= (values[place] as number))

const groupOf = (segment: Segment, atoms: Alternative['atoms'], values: Uint16Array): TermGroup => ({
  lists: atoms.map((atom) => termsOf(segment, atom).map((term) => ({ term, values }))),
  next: false,
})

/** "proloco" is also "pro loco", where a name has the two words one after the other. */
const compounds = (segment: Segment, word: string, values: Uint16Array): TermGroup[] =>
  lookedUp(segment)
    .halves(word)
    .map(([first, second]) => ({
      lists: [[{ term: first, values }], [{ term: second, values }]],
      next: true,
    }))

function termsOf(segment: Segment, atom: Atom): readonly number[] {
  if (atom.as === 'stem') return stemTermsOf(segment, atom.text)
  if (atom.as === 'prefix') {
    const [from, to] = prefixRange(segment.terms, atom.text)
    return Array.from({ length: to - from }, (_, i) => from + i)
  }
  const found = lookedUp(segment).word(atom.as === 'code' ? codeTerm(atom.key, atom.text) : atom.text)
  return found < 0 ? [] : [found]
}

/** The words of a segment with the stem of this one, in any language of its script. */
export const stemTermsOf = (segment: Segment, word: string): readonly number[] =>
  lookedUp(segment).withStemOf(word)

const tables = new WeakMap<SearchKind, Map<number, Uint16Array>>()

/** The value of each place for one quality. */
function valueTable(kind: SearchKind, quality: number, typed: boolean, names: boolean): Uint16Array {
  const known = tables.get(kind) ?? new Map<number, Uint16Array>()
  tables.set(kind, known)
  const key = Math.round(quality * 1_000) * 4 + (typed ? 2 : 0) + (names ? 1 : 0)
  const table = known.get(key) ?? makeTable(kind, quality, typed, names)
  known.set(key, table)
  return table
}

function makeTable(kind: SearchKind, quality: number, typed: boolean, names: boolean): Uint16Array {
  const table = new Uint16Array(256)
  for (let place = 0; place < 255; place++) {
    const field = place >>> 5
    const weight = field === CODE_FIELD ? codeWeight(place & 31) : (kind.fields[field]?.weight ?? 0)
    if (weight === 0 || (names && field >= kind.names)) continue
    const worth = Math.min(255, Math.max(1, Math.round(quality * weight * 255)))
    const inName = field === 0 ? IN_NAME | (typed ? AS_TYPED : 0) | (place & 31) : 0
    table[place] = (worth << 8) | inName
  }
  return table
}
