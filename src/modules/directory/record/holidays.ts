import { type CalendarDate, dateOf, dayNumber } from './calendar.ts'

/**
 * The national holidays of Italy by month and day: L. 260/1949 as changed by L. 54/1977, D.P.R. 792/1985 (Epiphany),
 * L. 336/2000 (2 June) and, from 2026, L. 151/2025 (Saint Francis).
 */
const FIXED = {
  '01-01': 'new_year',
  '01-06': 'epiphany',
  '04-25': 'liberation',
  '05-01': 'labour',
  '06-02': 'republic',
  '08-15': 'assumption',
  '10-04': 'francis',
  '11-01': 'all_saints',
  '12-08': 'immaculate',
  '12-25': 'christmas',
  '12-26': 'stephen',
} as const

/** A national holiday, by name. */
export type Holiday = (typeof FIXED)[keyof typeof FIXED] | 'easter' | 'easter_monday'

/** First year in which 4 October is a holiday (L. 151/2025, in force from 1 January 2026). */
const FRANCIS_SINCE = 2026

/** Which national holiday a date is, if any. */
export function holidayOn(date: CalendarDate): Holiday | undefined {
  const year = Number(date.slice(0, 4))
  const fixed = (FIXED as Record<string, Holiday | undefined>)[date.slice(5)]
  if (fixed && (fixed !== 'francis' || year >= FRANCIS_SINCE)) return fixed
  const month = date.slice(5, 7)
  if (month !== '03' && month !== '04') return undefined
  const sinceEaster = dayNumber(date) - easterDay(year)
  return sinceEaster === 0 ? 'easter' : sinceEaster === 1 ? 'easter_monday' : undefined
}

/** Easter Sunday of a year. */
export const easter = (year: number): CalendarDate => dateOf(easterDay(year))

/** Day number of Easter Sunday, by the anonymous Gregorian computus (J. Meeus, Astronomical Algorithms, ch. 8). */
function easterDay(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const m = Math.floor((a + 11 * d + 22 * e) / 451)
  const month = Math.floor((d + e - 7 * m + 114) / 31)
  const day = ((d + e - 7 * m + 114) % 31) + 1
  return Date.UTC(year, month - 1, day) / 86_400_000
}
