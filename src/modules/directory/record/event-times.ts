import type { Cx } from '../../../platform/cx.ts'
import type { EventTimes } from '../editing/record-event.ts'
import { type CalendarDate, dateOf, dayNumber } from './calendar.ts'
import { fullDate, timeOf } from './formats.ts'
import type { OrganizationRecord } from './queries.ts'
import type { Sheet } from './sheet.ts'

/** The last day of an event. */
export const lastDay = ({ starts_on, ends_on }: Pick<EventTimes, 'starts_on' | 'ends_on'>): CalendarDate =>
  ends_on ?? starts_on

/** Whether an event is over: its last day is past. */
export const isOver = (event: Pick<EventTimes, 'starts_on' | 'ends_on'>, today: CalendarDate): boolean =>
  lastDay(event) < today

/** Events that are not over, the soonest first as the query gives them; those cancelled too. */
export const comingEvents = ({
  record,
  today,
}: Pick<Sheet, 'record' | 'today'>): OrganizationRecord['events'] =>
  record.lifecycle === 'dissolved' ? [] : record.events.filter((event) => !isOver(event, today))

/** When an event is, in words: `sabato 5 dicembre 2026, dalle 18:00 alle 20:30`. */
export function eventWhen(cx: Pick<Cx, 't' | 'lang'>, event: EventTimes): string {
  const { starts_on, starts_at, ends_at } = event
  const start = moment(cx, starts_on, starts_at)
  const end = lastDay(event)
  if (end !== starts_on)
    return cx.t('directory.record.dates_from_to', { from: start, to: moment(cx, end, ends_at) })
  if (starts_at === null || ends_at === null) return start
  return cx.t('directory.event.day_hours', {
    day: fullDate(cx, starts_on),
    from: timeOf(cx, starts_at),
    to: timeOf(cx, ends_at),
  })
}

function moment(cx: Pick<Cx, 't' | 'lang'>, date: CalendarDate, time: string | null): string {
  const day = fullDate(cx, date)
  return time === null ? day : cx.t('directory.event.day_hour', { day, from: timeOf(cx, time) })
}

/** From when to when, as calendars have it: days alone end the day after, an hour without an end has none. */
export function eventClock(event: EventTimes): { start: string; end?: string } {
  const { starts_on, starts_at, ends_at } = event
  const last = lastDay(event)
  if (starts_at === null) return { start: starts_on, end: dateOf(dayNumber(last) + 1) }
  const start = `${starts_on}T${starts_at}`
  if (ends_at !== null) return { start, end: `${last}T${ends_at}` }
  return last === starts_on ? { start } : { start, end: `${last}T23:59` }
}
