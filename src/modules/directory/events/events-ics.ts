import { type CalendarEvent, ics } from '../../../platform/calendar/ics.ts'
import type { Cx } from '../../../platform/cx.ts'
import { href } from '../../../platform/ui/href.ts'
import { eventClock } from '../record/event-times.ts'
import { summary } from '../record/local-text.ts'
import type { ShownEvent } from './read-events.ts'

/** Coming events as a calendar to subscribe to. */
export function eventsCalendar(cx: Cx, events: readonly ShownEvent[]): string {
  const site = new URL(cx.site.baseUrl)
  const name = `${cx.t('directory.events.title')} – ${cx.site.name}`
  return ics({ name, url: site, events: events.map((event) => entry(cx, event)) }, cx.now)
}

const STATUS = { scheduled: undefined, cancelled: 'CANCELLED', postponed: 'TENTATIVE' } as const

function entry(cx: Cx, event: ShownEvent): CalendarEvent {
  const status = STATUS[event.status]
  const mark = status ? `${cx.t(`directory.event.${event.status}`)} – ` : ''
  const place = event.where.join(', ') || event.online_url
  return {
    id: event.id,
    summary: `${mark}${event.title?.text ?? event.name} – ${event.organization}`,
    ...(event.about && { description: summary(event.about.text, 500) }),
    ...(place && { location: place }),
    ...(status && { status }),
    ...eventClock(event),
    url: new URL(`${cx.site.baseUrl}${href(cx, `/enti/${event.slug}`)}#evento-${event.id}`),
    changed: event.changed,
  }
}
