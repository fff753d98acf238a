/** Days in the order of iCalendar (RFC 5545 §3.3.10). */
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** One span of opening on some days of the week. */
export interface Span {
  byday: string
  opens_at: string
  closes_at: string
}

/**
 * Spans written as `MO-FR 09:00-12:30; TU,TH 15:00-18:00`; a day may come twice, as a split day does, and
 * `19:00-08:00` ends on the next day.
 */
export function spans(text: string): Span[] {
  return text.split(';').map((part) => {
    const [days, times] = part.trim().split(' ')
    const [opens, closes] = times?.split('-') ?? []
    if (!days || !opens || !closes || opens === closes) throw new Error(`hours not understood: ${part}`)
    return { byday: days.split(',').flatMap(dayRange).join(','), opens_at: opens, closes_at: closes }
  })
}

/** The same spans some minutes later or earlier, so that two desks seldom keep the same hours. */
export function shifted(all: readonly Span[], minutes: number): Span[] {
  const free = all.every((span) => span.opens_at > '08:00' && span.closes_at < '20:00')
  if (!free) return [...all]
  return all.map((span) => ({
    ...span,
    opens_at: later(span.opens_at, minutes),
    closes_at: later(span.closes_at, minutes),
  }))
}

/** First and last day of the instance of a season, such as `09-15..06-10`, that runs on `now` or comes next. */
export function seasonDates(season: string, now: Date): { valid_from: string; valid_to: string } {
  const [from = '', to = ''] = season.split('..')
  const today = isoDate(now)
  const year = now.getUTCFullYear()
  const wraps = to < from ? 1 : 0
  const start = [year - 1, year, year + 1].find((first) => `${first + wraps}-${to}` >= today) ?? year
  return { valid_from: `${start}-${from}`, valid_to: `${start + wraps}-${to}` }
}

/** Day of a moment, in UTC. */
export const isoDate = (moment: Date): string => moment.toISOString().slice(0, 10)

/** The moment some days before (or, when negative, after) another. */
export const daysBefore = (moment: Date, days: number): Date => new Date(moment.getTime() - days * 86_400_000)

function dayRange(text: string): string[] {
  const [first = '', last = first] = text.split('-')
  const [from, to] = [DAYS.indexOf(first), DAYS.indexOf(last)]
  if (from < 0 || to < from) throw new Error(`days not understood: ${text}`)
  return DAYS.slice(from, to + 1)
}

function later(time: string, minutes: number): string {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
