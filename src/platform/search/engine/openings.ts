import type { IndexQuery } from '../query.ts'
import { hasBit } from './bits.ts'
import { clockOf, isOpen, SPAN } from './hours.ts'
import type { LivePart } from './live-part.ts'
import type { Segment } from './segment.ts'

/** Which records of a segment are open at the moment of a search. */
export interface Openings {
  /** For each record: 0 no hours are known, 1 closed, 2 open. */
  states(segment: Segment, query: Pick<IndexQuery, 'moment'>): Uint8Array
  /** How many of those found by a search for everything are open. */
  count(part: LivePart, query: Pick<IndexQuery, 'moment'>): number
}

/** Finds openings once a minute for each segment: a search counts them all. */
export function keptOpenings(): Openings {
  const kept = new WeakMap<Segment, { minute: string; states: Uint8Array }>()
  const counted = new WeakMap<LivePart, { minute: string; version: number; open: number }>()
  const openings: Openings = {
    states(segment, { moment }) {
      const minute = minuteOf(moment)
      const before = kept.get(segment)
      if (before?.minute === minute) return before.states
      const states = before?.states ?? new Uint8Array(segment.records)
      findStates(segment, moment, states)
      kept.set(segment, { minute, states })
      return states
    },
    count(part, query) {
      const minute = minuteOf(query.moment)
      const before = counted.get(part)
      if (before?.minute === minute && before.version === part.version) return before.open
      const states = openings.states(part.segment, query)
      let open = 0
      for (let record = 0; record < states.length; record++)
        if (states[record] === 2 && !hasBit(part.blocked, record)) open++
      counted.set(part, { minute, version: part.version, open })
      return open
    },
  }
  return openings
}

const minuteOf = ({ minutes, today }: IndexQuery['moment']): string =>
  `${today.date} ${minutes} ${today.names} ${today.holiday}`

function findStates({ records, columns }: Segment, moment: IndexQuery['moment'], states: Uint8Array): void {
  const clock = clockOf(moment)
  const { hours, hoursAt } = columns
  for (let record = 0; record < records; record++) {
    const from = hoursAt[record] as number
    const to = hoursAt[record + 1] as number
    const open = from === to ? undefined : isOpen(hours, from * SPAN, to * SPAN, clock)
    states[record] = open === undefined ? 0 : open ? 2 : 1
  }
}
