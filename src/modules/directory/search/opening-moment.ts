import type { Moment, MomentDay } from '../../../platform/search/query.ts'
import { dateOf, dayNumber, wallTime, weekday } from '../record/calendar.ts'
import { holidayOn } from '../record/holidays.ts'

const MINUTE_MS = 60_000
let last: { timeZone: string; minute: number; moment: Moment } | undefined

/** The moment in a time zone, as opening hours speak of it; made once a minute. */
export function openingMoment(now: Date, timeZone: string): Moment {
  const minute = Math.floor(now.getTime() / MINUTE_MS)
  if (last?.minute !== minute || last.timeZone !== timeZone)
    last = { timeZone, minute, moment: momentAt(now, timeZone) }
  return last.moment
}

function momentAt(now: Date, timeZone: string): Moment {
  const { date, minutes } = wallTime(now, timeZone)
  const today = dayNumber(date)
  return { minutes, today: momentDay(today), yesterday: momentDay(today - 1) }
}

/** How `byday` may name a day: `SA`, `3SA`, `-2SA` (RFC 5545 §3.3.10). */
function momentDay(date: number): MomentDay {
  const name = weekday(date)
  const [year = 0, month = 0, day = 0] = dateOf(date).split('-').map(Number)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const names = [name, `${Math.ceil(day / 7)}${name}`, `-${Math.ceil((last - day + 1) / 7)}${name}`]
  return { date, names, holiday: holidayOn(dateOf(date)) !== undefined }
}
