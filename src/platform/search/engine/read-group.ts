import { setBit } from './bits.ts'
import { knownGroup } from './known-groups.ts'
import { ABSENT, probePostings, readPostings } from './postings.ts'
import { type Scratch, takeGathered } from './scratch.ts'
import type { Segment } from './segment.ts'
import { IN_NAME, positionOf, type TermGroup, type TermList, type Value } from './term-lists.ts'

/** Records with all the words of a group, in ascending order, each with the least of its values. */
export interface GroupMatches {
  length: number
  records: Uint32Array
  values: Uint16Array
}

type Alternatives = readonly TermList[]

/** Records so many times fewer than the rarest word has are looked up in it instead of reading it whole. */
const AMONG_SHARE = 4

/**
 * Reads the rarest word, and looks the others up in its records; of some records, where they are far fewer, all of them,
 * else it may also find others.
 */
export function readGroup(
  segment: Segment,
  group: TermGroup,
  scratch: Scratch,
  among?: Pick<GroupMatches, 'length' | 'records'>,
): GroupMatches {
  const rarest = Math.min(...group.lists.map((list) => sizeOf(segment, list)))
  if (among && among.length * AMONG_SHARE < rarest) return find(segment, group, scratch, among)
  const known = knownGroup(segment.postings, segment.records, group)
  return known.found ?? known.keep(find(segment, group, scratch))
}

function find(
  segment: Segment,
  { lists, next }: TermGroup,
  scratch: Scratch,
  among?: Pick<GroupMatches, 'length' | 'records'>,
): GroupMatches {
  const [rarest, ...others] = [...lists.keys()].sort(
    (a, b) => sizeOf(segment, lists[a]) - sizeOf(segment, lists[b]),
  )
  const first = lists[rarest ?? 0] ?? []
  const found = among ? readAmong(segment, first, among) : readUnion(segment, first, scratch)
  for (const other of others) {
    const values = lookUp(segment, lists[other] ?? [], found)
    const join = next ? (rarest === 0 ? joinNext : joinBefore) : least
    let kept = 0
    for (let i = 0; i < found.length; i++) {
      const value = join(found.values[i] as number, values[i] as number)
      if (value === 0) continue
      found.records[kept] = found.records[i] as number
      found.values[kept++] = value
    }
    found.length = kept
  }
  return found
}

const sizeOf = ({ postings }: Segment, list: Alternatives = []): number =>
  list.reduce((sum, { term }) => sum + (postings.counts[term] as number), 0)

const least = (a: Value, b: Value): Value => Math.min(a, b)

/** The value of two words of a name, the second right after the first; 0 when it is not. */
const joinNext = (first: Value, second: Value): Value =>
  (first & second & IN_NAME) !== 0 && positionOf(second) === positionOf(first) + 1 ? first : 0
const joinBefore = (second: Value, first: Value): Value => joinNext(first, second)

function readUnion(segment: Segment, alternatives: Alternatives, scratch: Scratch): GroupMatches {
  const size = sizeOf(segment, alternatives)
  const [only, ...more] = alternatives
  if (only && more.length === 0) return readOne(segment, only, size)
  const { groupBest: best, groupBits: bits } = scratch
  for (const list of alternatives) {
    const { length, records, values } = readOne(segment, list, segment.postings.counts[list.term] as number)
    for (let i = 0; i < length; i++) {
      const record = records[i] as number
      setBit(bits, record)
      if ((values[i] as number) > (best[record] as number)) best[record] = values[i] as number
    }
  }
  const most = Math.min(size, segment.records)
  const found = { length: 0, records: new Uint32Array(most), values: new Uint16Array(most) }
  found.length = takeGathered(best, bits, found.records, found.values)
  return found
}

function readOne({ postings }: Segment, { term, values }: TermList, size: number): GroupMatches {
  const records = new Uint32Array(size)
  const places = new Uint8Array(size)
  const count = readPostings(postings, term, records, places)
  const found = { length: 0, records, values: new Uint16Array(size) }
  for (let i = 0; i < count; i++) {
    const value = values[places[i] as number] as number
    if (value === 0) continue
    records[found.length] = records[i] as number
    found.values[found.length++] = value
  }
  return found
}

function readAmong(
  segment: Segment,
  alternatives: Alternatives,
  { length, records }: Pick<GroupMatches, 'length' | 'records'>,
): GroupMatches {
  const values = lookUp(segment, alternatives, { length, records })
  const found = { length: 0, records: new Uint32Array(length), values }
  for (let i = 0; i < length; i++) {
    if (values[i] === 0) continue
    found.records[found.length] = records[i] as number
    values[found.length++] = values[i] as number
  }
  return found
}

/** The best value of the alternatives in each record, 0 where none is. */
function lookUp(
  { postings }: Segment,
  alternatives: Alternatives,
  { length, records }: Pick<GroupMatches, 'length' | 'records'>,
): Uint16Array {
  const best = new Uint16Array(length)
  const places = new Uint8Array(length)
  for (const { term, values } of alternatives) {
    probePostings(postings, term, records, length, places)
    for (let i = 0; i < length; i++) {
      const place = places[i] as number
      if (place !== ABSENT) best[i] = Math.max(best[i] as number, values[place] as number)
    }
  }
  return best
}
