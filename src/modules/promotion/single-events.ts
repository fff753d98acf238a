import type { CalendarEvent } from '../../platform/calendar/ics.ts'
import { comingEvents, eventClock, eventPlace, type Sheet, summary } from '../directory/api.ts'

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
    ...eventClock(event),
    changed: record.updated_at,
  }
}
