import type { Ranked } from './ranked.ts'
import { freshness } from './score.ts'
import type { Segment } from './segment.ts'

/** The freshest of a set of records that answer equally well, then in their order; ends as soon as it has enough. */
export function firstByAge(segment: Segment, bits: Uint32Array, now: number, count: number): Ranked[] {
  const { verified, fresh } = segment.columns
  const byAge: Ranked[][] = [[], [], []]
  const best = byAge[2] as Ranked[]
  for (let word = 0; word < bits.length && best.length < count; word++) {
    for (let rest = bits[word] as number; rest !== 0; rest &= rest - 1) {
      const record = (word << 5) | (31 - Math.clz32(rest & -rest))
      const age = freshness(verified[record] as number, fresh[record] as number, now)
      const alike = byAge[age] as Ranked[]
      if (alike.length < count) alike.push({ segment, record, first: age, second: 0 })
    }
  }
  return byAge.reverse().flat().slice(0, count)
}
