import { changesAge, freshness } from './score.ts'
import type { Segment } from './segment.ts'

/** For each record of a segment how fresh it is at a moment, see `freshness`. */
export type Ages = (segment: Segment, now: number) => Uint8Array

/** Finds ages once for each segment, and again when one of them is another. */
export function keptAges(): Ages {
  const kept = new WeakMap<Segment, { ages: Uint8Array; from: number; until: number }>()
  return (segment, now) => {
    const before = kept.get(segment)
    if (before && now >= before.from && now < before.until) return before.ages
    const ages = before?.ages ?? new Uint8Array(segment.records)
    const { verified, fresh } = segment.columns
    let until = Number.POSITIVE_INFINITY
    for (let record = 0; record < ages.length; record++) {
      ages[record] = freshness(verified[record] as number, fresh[record] as number, now)
      until = Math.min(until, changesAge(verified[record] as number, fresh[record] as number, now))
    }
    kept.set(segment, { ages, from: now, until })
    return ages
  }
}
