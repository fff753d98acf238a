import { type CalendarDate, DAYS, type Day } from './calendar.ts'
import { daysOf, type Span } from './opening-hours.ts'

/** From when to when, on the wall clock. */
export interface Hours {
  opens: string
  closes: string
}

/** Hours of one season, day by day; `monthly` ones fall only on some weeks. */
export interface WeekPlan {
  from: CalendarDate | null
  to: CalendarDate | null
  days: { day: Day; hours: Hours[] }[]
  monthly: ({ day: Day; nth: number } & Hours)[]
  notes: string[]
}

/** A time in which it stays closed: whole days, with the reason when given. */
export interface Closure {
  from: CalendarDate | null
  to: CalendarDate | null
  note: string | null
}

type NotedSpan = Span & { description?: string | null }

/** Opening hours as tables to read, one for each season that is not over. */
export function weekPlans(spans: readonly NotedSpan[], today: CalendarDate): WeekPlan[] {
  const open = spans.filter((span) => !span.closed && (!span.valid_to || span.valid_to >= today))
  const seasons = Map.groupBy(open, (span) => `${span.valid_from ?? ''}/${span.valid_to ?? ''}`)
  return [...seasons.values()]
    .map(planOf)
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? '') || (a.to ?? '').localeCompare(b.to ?? ''))
}

function planOf(spans: readonly NotedSpan[]): WeekPlan {
  const slots = spans
    .flatMap((span) => daysOf(span).map((day) => ({ ...day, ...hoursOf(span) })))
    .sort((a, b) => a.opens.localeCompare(b.opens))
  return {
    from: spans[0]?.valid_from ?? null,
    to: spans[0]?.valid_to ?? null,
    days: DAYS.map((day) => ({
      day,
      hours: slots
        .filter((slot) => slot.nth === 0 && slot.day === day)
        .map(({ opens, closes }) => ({ opens, closes })),
    })),
    monthly: slots.filter((slot) => slot.nth !== 0),
    notes: [...new Set(spans.flatMap(({ description }) => description?.trim() || []))],
  }
}

const hoursOf = (span: Span): Hours => ({
  opens: span.opens_at.slice(0, 5),
  closes: span.closes_at.slice(0, 5),
})

/** Closures of today and later; regular ones (such as lunch on Mondays) have no dates and are left to the table. */
export const closures = (spans: readonly NotedSpan[], today: CalendarDate): Closure[] =>
  spans
    .filter((span) => span.closed && (span.valid_from || span.valid_to))
    .filter((span) => !span.valid_to || span.valid_to >= today)
    .map((span) => ({
      from: span.valid_from,
      to: span.valid_to,
      note: span.description?.trim() || null,
    }))
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))

/** Whether hours go round the clock. */
export const isAllDay = ({ opens, closes }: Hours): boolean =>
  opens === '00:00' && (closes === '00:00' || closes === '24:00' || closes === '23:59')
