/** Days of the week as iCalendar writes them (RFC 5545 §3.3.10), Monday first. */
export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Day = (typeof DAYS)[number]

/** A calendar date, such as `2026-11-21`: it has no time zone. */
export type CalendarDate = string

/** Minutes in a day on the wall clock. */
export const DAY_MINUTES = 1440

/** Days since 1 January 1970 of a calendar date. */
export const dayNumber = (date: CalendarDate): number => Date.parse(`${date}T00:00Z`) / 86_400_000

/** The days of a few years: opening hours ask for the same ones again and again. */
const MOST_DATES = 2_000
const dates = new Map<number, CalendarDate>()

/** The calendar date of a day number. */
export function dateOf(day: number): CalendarDate {
  const known = dates.get(day)
  if (known !== undefined) return known
  if (dates.size >= MOST_DATES) dates.clear()
  const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
  dates.set(day, date)
  return date
}

/** The day of the week of a day number; 1 January 1970 was a Thursday. */
export const weekday = (day: number): Day => DAYS[(((day + 3) % 7) + 7) % 7] as Day

/** Noon of a calendar date, for formatters that want a moment: it is the same date from Lisbon to Athens. */
export const noonOf = (date: CalendarDate): Date => new Date(`${date}T12:00Z`)

/** What calendar and clock on the wall of a time zone say at a moment. */
export interface WallTime {
  date: CalendarDate
  /** Minutes since midnight by the clock, so 02:30 is 150 also on the day the hour changes. */
  minutes: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Reads calendar and clock of a time zone; summer time is the zone's own business. */
export function wallTime(now: Date, timeZone: string): WallTime {
  let format = formats.get(timeZone)
  if (!format) {
    const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
    format = new Intl.DateTimeFormat('en-CA', { timeZone, ...date, ...clock })
    formats.set(timeZone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]))
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    minutes: Number(parts.hour) * 60 + Number(parts.minute),
  }
}
