import { hasBit } from './bits.ts'
import { readPostings } from './postings.ts'
import type { Part } from './segment.ts'

/** Whether a record that is not deleted has a term: words of records that were withdrawn are shown to nobody. */
export function isLiving({ segment, deleted }: Part, term: number): boolean {
  const count = segment.postings.counts[term] as number
  const records = new Uint32Array(count)
  readPostings(segment.postings, term, records, new Uint8Array(count))
  return records.some((record) => !hasBit(deleted, record))
}
