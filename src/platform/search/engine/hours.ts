import type { HoursSpan } from '../document.ts'
import type { Moment, MomentDay } from '../query.ts'

/** Numbers a span takes: three of days, minutes, first and last day, door and flags, one spare. */
export const SPAN = 8

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const CLOSED = 1
const HOLIDAYS = 2
const DAY_MINUTES = 1_440
const NEVER = -2_147_483_648
const FOREVER = 2_147_483_647

/** Writes a span into eight numbers from `at`. */
export function writeSpan(span: HoursSpan, into: Int32Array, at: number): void {
  into.set(daysMask(span.days.split(',')), at)
  into[at + 3] = span.opens | (span.closes << 16)
  into[at + 4] = span.from ?? NEVER
  into[at + 5] = span.to ?? FOREVER
  into[at + 6] = (span.closed ? CLOSED : 0) | (span.holidays ? HOLIDAYS : 0) | (span.door << 2)
}

/** Eleven bits for each day of the week: every one, the first to the fifth of the month, the last to the fifth last. */
function daysMask(names: readonly string[]): [number, number, number] {
  const mask: [number, number, number] = [0, 0, 0]
  for (const name of names) {
    const day = DAYS.indexOf(name.slice(-2))
    const nth = Number(name.slice(0, -2))
    if (day < 0 || !(Math.abs(nth) <= 5)) continue
    const bit = day * 11 + (nth < 0 ? 5 - nth : nth)
    const word = Math.floor(bit / 32) as 0 | 1 | 2
    mask[word] |= 1 << (bit & 31)
  }
  return mask
}

/** A moment ready to be compared with many spans. */
export interface Clock {
  minutes: number
  today: ClockDay
  yesterday: ClockDay
}
interface ClockDay extends Pick<MomentDay, 'date' | 'holiday'> {
  mask: readonly [number, number, number]
}

export const clockOf = ({ minutes, today, yesterday }: Moment): Clock => ({
  minutes,
  today: { ...today, mask: daysMask(today.names) },
  yesterday: { ...yesterday, mask: daysMask(yesterday.names) },
})

/** Whether some door with these spans is open; `undefined` when no hours hold that day or later. */
export function isOpen(hours: Int32Array, from: number, to: number, clock: Clock): boolean | undefined {
  let known = false
  for (let at = from; at < to; at += SPAN) {
    const flags = hours[at + 6] as number
    if (flags & CLOSED) continue
    if ((hours[at + 5] as number) >= clock.today.date - 1) known = true
    if (covers(hours, at, clock) && !isShut(hours, from, to, flags >> 2, clock)) return true
  }
  return known ? false : undefined
}

/** Whether the door, or all of them, is closed on purpose. */
function isShut(hours: Int32Array, from: number, to: number, door: number, clock: Clock): boolean {
  for (let at = from; at < to; at += SPAN) {
    const flags = hours[at + 6] as number
    const its = flags >> 2
    if (flags & CLOSED && (its === 0 || its === door) && covers(hours, at, clock)) return true
  }
  return false
}

function covers(hours: Int32Array, at: number, { minutes, today, yesterday }: Clock): boolean {
  return (
    (fallsOn(hours, at, today) && within(hours, at, minutes)) ||
    (fallsOn(hours, at, yesterday) && within(hours, at, minutes + DAY_MINUTES))
  )
}

/** Minutes are counted from the midnight at which the day of the span begins. */
function within(hours: Int32Array, at: number, minutes: number): boolean {
  const both = hours[at + 3] as number
  const opens = both & 0xffff
  const closes = both >>> 16
  // 23:59 is how forms without 24:00 say midnight.
  const end = closes >= DAY_MINUTES - 1 ? DAY_MINUTES : closes > opens ? closes : closes + DAY_MINUTES
  return minutes >= opens && minutes < end
}

function fallsOn(hours: Int32Array, at: number, { date, holiday, mask }: ClockDay): boolean {
  if (date < (hours[at + 4] as number) || date > (hours[at + 5] as number)) return false
  if (holiday && ((hours[at + 6] as number) & (CLOSED | HOLIDAYS)) === 0) return false
  return (
    ((hours[at] as number) & mask[0]) !== 0 ||
    ((hours[at + 1] as number) & mask[1]) !== 0 ||
    ((hours[at + 2] as number) & mask[2]) !== 0
  )
}
