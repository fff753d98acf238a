import {
  type CalendarDate,
  DAY_MINUTES,
  DAYS,
  type Day,
  dateOf,
  dayNumber,
  wallTime,
  weekday,
} from './calendar.ts'
import { type Holiday, holidayOn } from './holidays.ts'

/** One span of opening or closing: what a row of `schedule` says. */
export interface Span {
  freq: string
  byday: string
  opens_at: string
  closes_at: string
  valid_from: CalendarDate | null
  valid_to: CalendarDate | null
  closed: boolean
}

/** A moment on the wall clock, as people say it. */
export interface Clock {
  date: CalendarDate
  /** `HH:MM`; midnight at the end of a day is `00:00` of the next. */
  time: string
  day: Day
  /** Days from today: 0 today, 1 tomorrow. */
  inDays: number
}

/** Whether a place is open: `unknown` when it gave no hours that still hold. */
export type OpenState =
  | { state: 'unknown' }
  /** `until` is absent where it never closes; `holiday` says that today's hours may be others. */
  | { state: 'open'; until: Clock | undefined; holiday: Holiday | undefined }
  /** `holiday` is why it is closed today; `opens` is absent when nothing opens within a year. */
  | { state: 'closed'; opens: Clock | undefined; holiday: Holiday | undefined }

/** Start and end in wall-clock minutes since 1970; the hour that repeats in October counts once, as on the wall. */
type Interval = readonly [start: number, end: number]

/** Beyond this many days of being open without a break, it never closes. */
const ALWAYS_DAYS = 7
/** How far ahead an opening is looked for: summer services announce the next summer. */
const HORIZON_DAYS = 370
const MONTH_DAYS = 31

/** Whether somewhere with these spans is open now, until when, or when it opens next. Pure: `now` is given. */
export function openState(spans: readonly Span[], now: Date, timeZone = 'Europe/Rome'): OpenState {
  const wall = wallTime(now, timeZone)
  const today = dayNumber(wall.date)
  const living = spans.filter((span) => !span.valid_to || span.valid_to >= dateOf(today - 1))
  if (!living.some((span) => !span.closed)) return { state: 'unknown' }
  const at = today * DAY_MINUTES + wall.minutes
  const near = openIntervals(living, today - 1, today + ALWAYS_DAYS + 1)
  const current = near.find(([start, end]) => start <= at && at < end)
  if (current) {
    const always = current[1] - at >= ALWAYS_DAYS * DAY_MINUTES
    return {
      state: 'open',
      until: always ? undefined : clock(current[1], today),
      holiday: holidayOn(wall.date),
    }
  }
  const next = near.find(([start]) => start > at) ?? laterOpening(living, at)
  const holiday = living.some((span) => fallsOn(span, today)) ? holidayOn(wall.date) : undefined
  return { state: 'closed', opens: next && clock(next[0], today), holiday }
}

/** What opens first in the days that were not looked at: month after month, since most open again soon. */
function laterOpening(spans: readonly Span[], at: number): Interval | undefined {
  const today = Math.floor(at / DAY_MINUTES)
  for (let days = ALWAYS_DAYS + 1; days <= HORIZON_DAYS; days += MONTH_DAYS) {
    const last = Math.min(days + MONTH_DAYS, HORIZON_DAYS)
    const next = openIntervals(spans, today + days, today + last).find(([start]) => start > at)
    if (next) return next
  }
  return undefined
}

/** Openings that begin in a range of days, joined where they touch, without what closures take away. */
function openIntervals(spans: readonly Span[], from: number, to: number): Interval[] {
  const open: Interval[] = []
  const closed: Interval[] = []
  for (let day = from; day <= to; day++) {
    const feast = holidayOn(dateOf(day)) !== undefined
    for (const span of spans) {
      if (!fallsOn(span, day)) continue
      if (span.closed) closed.push(intervalOn(span, day))
      else if (!feast || holdsOnHolidays(span, spans)) open.push(intervalOn(span, day))
    }
  }
  return joined(closed.reduce(without, open))
}

/** Start and end of the opening of a span that begins on a day, in wall-clock minutes since 1970. */
export const intervalOn = (span: Span, day: number): Interval => {
  const start = minutesOf(span.opens_at)
  const end = minutesOf(span.closes_at)
  // Up to an earlier or the same hour means over midnight; 23:59 is how forms without 24:00 say midnight.
  const length =
    end >= DAY_MINUTES - 1 ? DAY_MINUTES - start : end > start ? end - start : end + DAY_MINUTES - start
  return [day * DAY_MINUTES + start, day * DAY_MINUTES + start + length]
}

/** `09:30` or `09:30:00` as minutes; PostgreSQL also knows `24:00`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Whether a span has an opening that begins on a day. */
export function fallsOn(span: Span, day: number): boolean {
  const date = dateOf(day)
  if ((span.valid_from && date < span.valid_from) || (span.valid_to && date > span.valid_to)) return false
  return daysOf(span).some((one) => one.day === weekday(day) && (one.nth === 0 || isNth(one.nth, date)))
}

/** The days of a span: `nth` 1 is the first of the month, -1 the last, 0 every one. */
export const daysOf = (span: Span): { day: Day; nth: number }[] =>
  span.byday.split(',').map((part) => ({
    day: part.slice(-2) as Day,
    nth: span.freq === 'MONTHLY' ? Number(part.slice(0, -2)) : 0,
  }))

function isNth(nth: number, date: CalendarDate): boolean {
  const dayOfMonth = Number(date.slice(8))
  if (nth > 0) return Math.ceil(dayOfMonth / 7) === nth
  const last = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate()
  return Math.ceil((last - dayOfMonth + 1) / 7) === -nth
}

/**
 * Ordinary hours do not hold on a national holiday. They do where the place is open on all seven days, or where
 * the hours were given for those days on purpose (a validity of a week at most).
 */
export function holdsOnHolidays(span: Span, spans: readonly Span[]): boolean {
  if (span.valid_from && span.valid_to && dayNumber(span.valid_to) - dayNumber(span.valid_from) < 7)
    return true
  const weekly = spans.filter((one) => !one.closed && one.freq === 'WEEKLY')
  return DAYS.every((day) => weekly.some((one) => one.byday.includes(day)))
}

/** What is left of openings when a closure is taken out. */
function without(open: readonly Interval[], [from, to]: Interval): Interval[] {
  return open.flatMap(([start, end]): Interval[] => {
    if (end <= from || start >= to) return [[start, end]]
    const before: Interval[] = start < from ? [[start, from]] : []
    return end > to ? [...before, [to, end]] : before
  })
}

function joined(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = []
  for (const [start, end] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && start <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)]
    else result.push([start, end])
  }
  return result
}

function clock(minutes: number, today: number): Clock {
  const day = Math.floor(minutes / DAY_MINUTES)
  const rest = minutes - day * DAY_MINUTES
  const pad = (number: number) => String(number).padStart(2, '0')
  const time = `${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`
  return { date: dateOf(day), time, day: weekday(day), inDays: day - today }
}
