import type { IndexQuery } from '../query.ts'
import { clockOf, isOpen, SPAN } from './hours.ts'
import type { Segment } from './segment.ts'

/** For each record of a segment at the moment of a search: 0 no hours are known, 1 closed, 2 open. */
export type Openings = (segment: Segment, query: Pick<IndexQuery, 'moment'>) => Uint8Array

/** Finds which records are open at a moment, once a minute for each segment: a search counts them all. */
export function keptOpenings(): Openings {
  const kept = new WeakMap<Segment, { minute: string; states: Uint8Array }>()
  return (segment, { moment }) => {
    const minute = JSON.stringify(moment)
    const before = kept.get(segment)
    if (before?.minute === minute) return before.states
    const clock = clockOf(moment)
    const { hours, hoursAt } = segment.columns
    const states = before?.states ?? new Uint8Array(segment.records)
    for (let record = 0; record < segment.records; record++) {
      const from = hoursAt[record] as number
      const to = hoursAt[record + 1] as number
      const open = from === to ? undefined : isOpen(hours, from * SPAN, to * SPAN, clock)
      states[record] = open === undefined ? 0 : open ? 2 : 1
    }
    kept.set(segment, { minute, states })
    return states
  }
}
