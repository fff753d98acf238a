import { type ByteWriter, sharedU32 } from './shared-arrays.ts'

/**
 * The records of each term, in ascending order: for each a varint with the step from the one before and one byte that
 * says where the word stands (`place`). Every 128 records a skip entry says which record was the last and where the
 * next begins.
 */
export interface Postings {
  bytes: Uint8Array
  /** Where the list of each term starts in `bytes`; one more at the end. */
  at: Uint32Array
  /** Records of each term. */
  counts: Uint32Array
  /** Pairs: last record before a block, where the block starts. */
  skips: Uint32Array
  skipsAt: Uint32Array
}

export const BLOCK = 128

/** No record has this place: see `place`. */
export const ABSENT = 255

/** Where a word stands: the field in the high three bits, its position there in the low five; the smaller the better. */
export const place = (field: number, position: number): number => (field << 5) | Math.min(position, 30)
/** Field of the codes, which are no words of a text; their position is how many more of the key the record has. */
export const CODE_FIELD = 7

/** Gathers the lists of terms, one after the other. */
export function postingsWriter(bytes: ByteWriter) {
  const at: number[] = []
  const counts: number[] = []
  const skips: number[] = []
  const skipsAt: number[] = []
  return {
    /** The next term's records from `from` up to `to`, with the place of its word in each; only places below `beyond`. */
    add(records: Uint32Array, places: Uint8Array, from: number, to: number, beyond = ABSENT) {
      at.push(bytes.length)
      skipsAt.push(skips.length)
      let before = -1
      let count = 0
      for (let i = from; i < to; i++) {
        if ((places[i] as number) >= beyond) continue
        if (count > 0 && count % BLOCK === 0) skips.push(before, bytes.length)
        const record = records[i] as number
        bytes.varint(record - before)
        bytes.push(places[i] as number)
        before = record
        count++
      }
      counts.push(count)
    },
    end: (): Postings => ({
      bytes: bytes.shared(),
      at: shared([...at, bytes.length]),
      counts: shared(counts),
      skips: shared(skips),
      skipsAt: shared([...skipsAt, skips.length]),
    }),
  }
}

function shared(numbers: readonly number[]): Uint32Array {
  const array = sharedU32(numbers.length)
  array.set(numbers)
  return array
}

/** More than any record. */
export const ALL_RECORDS = 2 ** 30

/** Reads the list of a term, of the records before `upTo`, into arrays with room for it; returns its length. */
export function readPostings(
  postings: Postings,
  term: number,
  records: Uint32Array,
  places: Uint8Array,
  upTo = ALL_RECORDS,
): number {
  const { bytes } = postings
  const count = postings.counts[term] as number
  let at = postings.at[term] as number
  let record = -1
  for (let i = 0; i < count; i++) {
    let byte = bytes[at++] as number
    let step = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number
      step |= (byte & 127) << shift
    }
    record += step
    if (record >= upTo) return i
    records[i] = record
    places[i] = bytes[at++] as number
  }
  return count
}

/**
 * Puts the value of each record of a term before `upTo` into `best` where it is better, and turns its bit on; a value
 * of 0 is none.
 */
export function gatherPostings(
  { bytes, at: starts }: Postings,
  term: number,
  values: Uint16Array,
  best: Uint16Array,
  bits: Uint32Array,
  upTo: number,
): void {
  const end = starts[term + 1] as number
  let record = -1
  for (let at = starts[term] as number; at < end; ) {
    let byte = bytes[at++] as number
    let step = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number
      step |= (byte & 127) << shift
    }
    record += step
    if (record >= upTo) return
    const value = values[bytes[at++] as number] as number
    if (value === 0) continue
    const before = best[record] as number
    if (before === 0) bits[record >>> 5] = (bits[record >>> 5] as number) | (1 << (record & 31))
    if (value > before) best[record] = value
  }
}

/** Reads a whole list; what it says of the records that have a slot, counted from 1, goes there where it is better. */
export function readBeside(
  { bytes, at: starts }: Postings,
  term: number,
  values: Uint16Array,
  slots: Uint32Array,
  own: Uint16Array,
): void {
  const end = starts[term + 1] as number
  let record = -1
  for (let at = starts[term] as number; at < end; ) {
    let byte = bytes[at++] as number
    let step = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number
      step |= (byte & 127) << shift
    }
    record += step
    const value = values[bytes[at++] as number] as number
    const slot = slots[record] as number
    if (slot > 0 && value > (own[slot - 1] as number)) own[slot - 1] = value
  }
}

/**
 * Looks up some records, in ascending order, in the list of a term: `places` gets the place in each, or `ABSENT`.
 * Blocks without any of them are skipped, so that a rare word beside a common one costs little.
 */
export function probePostings(
  postings: Postings,
  term: number,
  records: Uint32Array,
  length: number,
  places: Uint8Array,
): void {
  const { bytes, skips } = postings
  let skip = postings.skipsAt[term] as number
  const lastSkip = postings.skipsAt[term + 1] as number
  const end = postings.at[term + 1] as number
  let at = postings.at[term] as number
  let record = -1
  let standing = ABSENT
  for (let i = 0; i < length; i++) {
    const wanted = records[i] as number
    while (skip < lastSkip && (skips[skip] as number) < wanted) {
      if ((skips[skip + 1] as number) >= at) {
        record = skips[skip] as number
        at = skips[skip + 1] as number
        standing = ABSENT
      }
      skip += 2
    }
    while (record < wanted && at < end) {
      let byte = bytes[at++] as number
      let step = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number
        step |= (byte & 127) << shift
      }
      record += step
      standing = bytes[at++] as number
    }
    places[i] = record === wanted ? standing : ABSENT
  }
}
