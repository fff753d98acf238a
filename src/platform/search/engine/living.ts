import { hasBit } from './bits.ts'
import type { Part } from './segment.ts'

/** Whether a record that is not deleted has a term: words of records that were withdrawn are shown to nobody. */
export function isLiving({ segment, deleted }: Part, term: number): boolean {
  const { bytes, at: starts } = segment.postings
  const end = starts[term + 1] as number
  let record = -1
  for (let at = starts[term] as number; at < end; at++) {
    let byte = bytes[at++] as number
    let step = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number
      step |= (byte & 127) << shift
    }
    record += step
    if (!hasBit(deleted, record)) return true
  }
  return false
}
