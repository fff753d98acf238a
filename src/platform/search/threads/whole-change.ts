import { hasBit } from '../engine/bits.ts'
import type { IndexChange } from '../engine/reader.ts'
import type { Part } from '../engine/segment.ts'

/** The step from nothing to these parts. */
export const wholeChange = (parts: readonly Part[]): IndexChange => ({
  add: parts.map(({ segment }) => segment),
  remove: [],
  deleted: parts.map(({ segment, deleted }) => ({
    segment: segment.id,
    records: deletedRecords(deleted, segment.records),
  })),
})

/** The records whose bits are set. */
export function deletedRecords(deleted: Uint32Array, records: number): number[] {
  const found: number[] = []
  for (const [index, bits] of deleted.entries()) {
    if (bits === 0) continue
    for (let record = index * 32; record < Math.min(records, index * 32 + 32); record++)
      if (hasBit(deleted, record)) found.push(record)
  }
  return found
}
