import type { SearchKind } from '../kind.ts'
import { hasBit, setBit } from './bits.ts'
import { flagBits, noneDeleted, type Part, type Segment } from './segment.ts'

/** A segment as a reader keeps it: what is deleted, and what is counted of the records that may be seen. */
export interface LivePart extends Part {
  /** Records that are not found unless asked for: deleted or hidden. */
  blocked: Uint32Array
  /** Records that are found by a search for everything. */
  visible: number
  /** For each key, how many of those have each code. */
  totals: readonly Uint32Array[]
  /** How many of those have each set of flags. */
  flagTotals: Uint32Array
  /** Records that are not deleted. */
  living: number
  /** Raised at every deletion. */
  version: number
}

/** A segment of which nothing is deleted. */
export function livePart(kind: SearchKind, segment: Segment): LivePart {
  const hidden = flagBits(kind, kind.hidden)
  const blocked = noneDeleted(segment.records)
  const flagTotals = new Uint32Array(256)
  let visible = 0
  for (let record = 0; record < segment.records; record++) {
    const flags = segment.columns.flags[record] as number
    if (flags & hidden) setBit(blocked, record)
    else {
      flagTotals[flags] = (flagTotals[flags] as number) + 1
      visible++
    }
  }
  return {
    segment,
    deleted: noneDeleted(segment.records),
    blocked,
    visible,
    totals: segment.columns.keys.map(({ totals }) => totals.slice()),
    flagTotals,
    living: segment.records,
    version: 0,
  }
}

/** Deletes records; those that are deleted already stay so. */
export function deleteRecords(part: LivePart, records: readonly number[]): void {
  for (const record of records) {
    if (hasBit(part.deleted, record)) continue
    setBit(part.deleted, record)
    part.living -= 1
    part.version += 1
    if (hasBit(part.blocked, record)) continue
    setBit(part.blocked, record)
    part.visible -= 1
    const flags = part.segment.columns.flags[record] as number
    part.flagTotals[flags] = (part.flagTotals[flags] as number) - 1
    for (const [key, { sets, values, at }] of part.segment.columns.keys.entries()) {
      const totals = part.totals[key] as Uint32Array
      const set = sets[record] as number
      for (let i = at[set] as number; i < (at[set + 1] as number); i++) {
        const value = values[i] as number
        totals[value] = (totals[value] as number) - 1
      }
    }
  }
}

/** What is not found when some hidden flags do not hide. */
export function blockedBut(kind: SearchKind, part: LivePart, shown: readonly string[]): Uint32Array {
  if (shown.length === 0) return part.blocked
  const hidden = flagBits(
    kind,
    kind.hidden.filter((flag) => !shown.includes(flag)),
  )
  const blocked = part.deleted.slice()
  const { flags } = part.segment.columns
  for (let record = 0; record < flags.length; record++)
    if ((flags[record] as number) & hidden) setBit(blocked, record)
  return blocked
}
