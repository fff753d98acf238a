import type { CalendarEvent } from '../../platform/calendar/ics.ts'
import {
  comingEvents,
  dateOf,
  dayNumber,
  eventPlace,
  lastDay,
  type Sheet,
  summary,
} from '../directory/api.ts'

type Event = Sheet['record']['events'][number]

const LONGEST = 500
const STATUS = { scheduled: undefined, cancelled: 'CANCELLED', postponed: 'TENTATIVE' } as const

/** The events that are not over, also cancelled ones: who subscribed must see that they are. */
export const singleEvents = (sheet: Sheet): CalendarEvent[] =>
  comingEvents(sheet).map((event) => singleEvent(sheet, event))

function singleEvent(sheet: Sheet, event: Event): CalendarEvent {
  const { cx, record, text } = sheet
  const name = text(event.id, 'name', event.name)?.text ?? event.name
  // Not every calendar shows the state.
  const mark = event.status === 'scheduled' ? '' : `${cx.t(`directory.event.${event.status}`)} – `
  const about = text(event.id, 'description', event.description)
  const said = [about && summary(about.text, LONGEST), event.online_url, event.booking].filter(Boolean)
  const place = eventPlace(sheet, event).join(', ') || event.online_url
  const status = STATUS[event.status]
  return {
    id: event.id,
    summary: `${mark}${name} – ${record.name}`,
    ...(said.length > 0 && { description: said.join('\n') }),
    ...(place && { location: place }),
    ...(status && { status }),
    ...timesOf(event),
    changed: record.updated_at,
  }
}

/** From when to when, as calendars have it: whole days end the day after. */
function timesOf(event: Event): Pick<CalendarEvent, 'start' | 'end'> {
  const { starts_on, starts_at, ends_at } = event
  const last = lastDay(event)
  if (starts_at === null) return { start: starts_on, end: dateOf(dayNumber(last) + 1) }
  const start = `${starts_on}T${starts_at}`
  if (ends_at !== null) return { start, end: `${last}T${ends_at}` }
  return last === starts_on ? { start } : { start, end: `${last}T23:59` }
}
