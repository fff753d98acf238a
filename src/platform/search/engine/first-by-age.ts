import type { Ordered } from './ranked.ts'
import type { Segment } from './segment.ts'

/** The freshest of a set of records that answer equally well, then in their order; ends as soon as it has enough. */
export function firstByAge(segment: Segment, bits: Uint32Array, ages: Uint8Array, count: number): Ordered {
  const byAge: [number[], number[], number[]] = [[], [], []]
  const best = byAge[2]
  for (let word = 0; word < bits.length && best.length < count; word++) {
    for (let rest = bits[word] as number; rest !== 0; rest &= rest - 1) {
      const record = (word << 5) | (31 - Math.clz32(rest & -rest))
      const alike = byAge[ages[record] as 0 | 1 | 2]
      if (alike.length < count) alike.push(record)
    }
  }
  const length = Math.min(count, byAge[0].length + byAge[1].length + best.length)
  const first = { segment, records: new Uint32Array(length), keys: new Uint32Array(length) }
  let at = 0
  for (const age of [2, 1, 0] as const) {
    const alike = byAge[age]
    for (let i = 0; i < alike.length && at < length; i++) {
      first.records[at] = alike[i] as number
      first.keys[at++] = age
    }
  }
  return first
}
