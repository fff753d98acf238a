/** A moment as opening hours speak of it, in the time of the territory. */
export interface OpeningMoment {
  /** `2026-11-21` */
  date: string
  /** `18:30` */
  time: string
  /** How `byday` may name today: `SA`, `3SA`, `-2SA` (RFC 5545 §3.3.10). */
  days: readonly string[]
  /** The same for yesterday, whose night may still be open. */
  yesterday: readonly string[]
}

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const DAY_MS = 86_400_000

/** The moment in a time zone. */
export function openingMoment(now: Date, timeZone: string): OpeningMoment {
  const [date = '', time = ''] = now
    .toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .split(' ')
  const midnight = new Date(`${date}T00:00:00Z`)
  return { date, time, days: dayNames(midnight), yesterday: dayNames(new Date(midnight.getTime() - DAY_MS)) }
}

function dayNames(day: Date): string[] {
  const name = DAYS[day.getUTCDay()] ?? ''
  const date = day.getUTCDate()
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate()
  return [name, `${Math.ceil(date / 7)}${name}`, `-${Math.ceil((last - date + 1) / 7)}${name}`]
}
