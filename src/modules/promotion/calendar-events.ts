import type { CalendarEvent } from '../../platform/calendar/ics.ts'
import {
  addressLines,
  type CalendarDate,
  dateOf,
  dayNumber,
  fallsOn,
  holdsOnHolidays,
  holidayOn,
  intervalOn,
  mainSchedules,
  type ServiceRecord,
  type Sheet,
  summary,
} from '../directory/api.ts'
import { singleEvents } from './single-events.ts'

type Spans = Sheet['record']['schedules']
type What = Pick<CalendarEvent, 'summary' | 'description' | 'location'>

/** Days ahead for which opening hours are told; who subscribes gets the next ones with each day. */
const AHEAD = 370
const LONGEST = 500

/** What one can go to: the hours of the organisation and of each service, events, activities and projects with their days. */
export function calendarEvents(sheet: Sheet): CalendarEvent[] {
  const { cx, record } = sheet
  const open = { summary: cx.t('promotion.calendar_open', { name: record.name }), ...whereOf(sheet) }
  return [
    ...hoursEvents(sheet, mainSchedules(record), open),
    ...record.services
      .filter(({ status }) => status === 'active')
      .flatMap((service) => hoursEvents(sheet, spansOf(sheet, service), serviceWords(sheet, service))),
    ...singleEvents(sheet),
    ...[...record.activities, ...record.programs].flatMap((doing) => doingEvent(sheet, doing)),
  ]
}

const spansOf = ({ record }: Sheet, { id }: ServiceRecord): Spans =>
  record.schedules.filter(({ service_id }) => service_id === id)

function whereOf({ record, words }: Sheet, locationId?: string): { location?: string } {
  const place = record.locations.find(({ id }) => id === locationId) ?? record.locations[0]
  return place ? { location: addressLines(place, words).join(', ') } : {}
}

function serviceWords(sheet: Sheet, service: ServiceRecord): What {
  const { record, text } = sheet
  const name = text(service.id, 'name', service.name)?.text ?? service.name
  const about = text(service.id, 'description', service.description)
  return {
    summary: `${name} – ${record.name}`,
    ...(about && { description: summary(about.text, LONGEST) }),
    ...whereOf(sheet, service.places[0]?.location_id),
  }
}

/** Each span of opening as an event that repeats, without the days on which it does not hold. */
function hoursEvents({ record, today }: Sheet, spans: Spans, what: What): CalendarEvent[] {
  const last = dayNumber(today) + AHEAD
  return spans.flatMap((span): CalendarEvent[] => {
    if (span.closed) return []
    const until = span.valid_to ? Math.min(dayNumber(span.valid_to), last) : last
    // Counted from the new year on, so that the same event begins on the same day all year.
    const from = Math.max(
      span.valid_from ? dayNumber(span.valid_from) : 0,
      dayNumber(`${today.slice(0, 4)}-01-01`),
    )
    const days = Array.from({ length: Math.max(0, until - from + 1) }, (_, at) => from + at).filter((day) =>
      fallsOn(span, day),
    )
    const [first] = days
    if (first === undefined || (span.valid_to && span.valid_to < today)) return []
    const [start, end] = intervalOn(span, first)
    const except = days.filter((day) => isOff(span, spans, day)).map((day) => wall(intervalOn(span, day)[0]))
    const freq = span.freq === 'MONTHLY' ? 'MONTHLY' : 'WEEKLY'
    const repeats = { freq, byday: span.byday, until: dateOf(until), except } as const
    return [{ id: span.id, ...what, start: wall(start), end: wall(end), changed: record.updated_at, repeats }]
  })
}

/** Whether a holiday or a closure takes all of an opening away. */
function isOff(span: Spans[number], spans: Spans, day: number): boolean {
  if (holidayOn(dateOf(day)) !== undefined && !holdsOnHolidays(span, spans)) return true
  const [start, end] = intervalOn(span, day)
  return spans
    .filter((other) => other.closed && fallsOn(other, day))
    .some((other) => {
      const [from, to] = intervalOn(other, day)
      return from <= start && to >= end
    })
}

const MINUTES = 1440
const two = (number: number) => String(number).padStart(2, '0')

/** Wall-clock minutes since 1970 as `2026-01-05T09:00`. */
function wall(minutes: number): string {
  const day = Math.floor(minutes / MINUTES)
  const rest = minutes - day * MINUTES
  return `${dateOf(day)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`
}

interface Doing {
  id: string
  name: string
  description: string | null
  starts_on: CalendarDate | null
  ends_on: CalendarDate | null
}

/** Something with its days, unless it is over or has no end: then it is no date to keep. */
function doingEvent(sheet: Sheet, { id, name, description, starts_on, ends_on }: Doing): CalendarEvent[] {
  const { record, text, today } = sheet
  if (!starts_on || !ends_on || ends_on < today) return []
  const about = text(id, 'description', description)
  return [
    {
      id,
      summary: `${text(id, 'name', name)?.text ?? name} – ${record.name}`,
      ...(about && { description: summary(about.text, LONGEST) }),
      start: starts_on,
      end: dateOf(dayNumber(ends_on) + 1),
      changed: record.updated_at,
    },
  ]
}
