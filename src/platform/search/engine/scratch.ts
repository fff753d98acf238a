/** Room for the work of one search over one segment; used again by the next. */
export interface Scratch {
  records: Uint32Array
  places: Uint8Array
  /** Best value by record, all 0 between uses. */
  best: Uint16Array
  /** One bit by record, all 0 between uses. */
  bits: Uint32Array
  /** The same, for the words of a group, which are gathered while a term is. */
  groupBest: Uint16Array
  groupBits: Uint32Array
  candidates: Uint32Array
  /** By record its place among the candidates, counted from 1; all 0 between uses. */
  slots: Uint32Array
  /** What each term found in each candidate. */
  values: Uint16Array[]
  /** Which filters keep each candidate. */
  marks: Uint16Array
  /** The records that all filters keep, their places among the candidates, and what puts them in order. */
  kept: Uint32Array
  keptAt: Uint32Array
  keys: Uint32Array
  /** Records that one filter alone keeps out, by filter. */
  lost: Uint32Array[]
}

/** Room for segments of up to some records. */
export const scratchFor = (records: number): Scratch => ({
  records: new Uint32Array(records),
  places: new Uint8Array(records),
  best: new Uint16Array(records),
  bits: new Uint32Array((records + 31) >>> 5),
  groupBest: new Uint16Array(records),
  groupBits: new Uint32Array((records + 31) >>> 5),
  candidates: new Uint32Array(records),
  slots: new Uint32Array(records),
  values: [],
  marks: new Uint16Array(records),
  kept: new Uint32Array(records),
  keptAt: new Uint32Array(records),
  keys: new Uint32Array(records),
  lost: [],
})

/** The records that a filter keeps out, with room for every record. */
export function lostBy(scratch: Scratch, filter: number): Uint32Array {
  const known = scratch.lost[filter]
  if (known) return known
  const made = new Uint32Array(scratch.records.length)
  scratch.lost[filter] = made
  return made
}

/** The values of one term, with room for every record. */
export function valuesOf(scratch: Scratch, term: number): Uint16Array {
  const known = scratch.values[term]
  if (known) return known
  const made = new Uint16Array(scratch.records.length)
  scratch.values[term] = made
  return made
}

/** Takes what was gathered by record, in ascending order, and leaves the room for it empty; returns how many. */
export function takeGathered(
  best: Uint16Array,
  bits: Uint32Array,
  records: Uint32Array,
  values: Uint16Array,
): number {
  let length = 0
  for (let word = 0; word < bits.length; word++) {
    let rest = bits[word] as number
    if (rest === 0) continue
    bits[word] = 0
    while (rest !== 0) {
      const record = (word << 5) | (31 - Math.clz32(rest & -rest))
      rest &= rest - 1
      records[length] = record
      values[length++] = best[record] as number
      best[record] = 0
    }
  }
  return length
}
