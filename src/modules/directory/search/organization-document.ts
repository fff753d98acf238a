import type { HoursSpan, SearchDocument } from '../../../platform/search/document.ts'
import { DAY_MINUTES, dayNumber } from '../record/calendar.ts'
import { holdsOnHolidays, minutesOf } from '../record/opening-hours.ts'
import type { Gathered } from './gather.ts'
import { freshAt, pointsOf, type RecordCodes } from './record-codes.ts'

/** One record as the search engine knows it. */
export function organizationDocument(one: Gathered, codes: RecordCodes): SearchDocument {
  const { organization, locations } = one
  const verified = organization.verified_at
  return {
    title: organization.name,
    slug: organization.slug,
    texts: one.parts,
    codes,
    flags: [
      ...(locations.some(({ wheelchair }) => wheelchair === true) ? ['wheelchair'] : []),
      ...(one.free ? ['free'] : []),
      ...(organization.lifecycle === 'dissolved' ? ['dissolved'] : []),
    ],
    points: pointsOf(one),
    hours: hoursOf(one.schedules),
    offers: one.offers,
    verifiedAt: verified && seconds(verified),
    freshAt: seconds(freshAt(one)),
  }
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1_000)

/** Each service and each place has hours of its own; the organisation's are door 0, whose closures close all. */
function hoursOf(schedules: Gathered['schedules']): HoursSpan[] {
  const doors = Map.groupBy(schedules, ({ service_id, location_id }) =>
    service_id || location_id ? `${service_id}/${location_id}` : '',
  )
  doors.delete('')
  const own = schedules.filter(({ service_id, location_id }) => !service_id && !location_id)
  return [own, ...doors.values()].flatMap((spans, door) => spans.map((span) => hoursSpan(span, spans, door)))
}

function hoursSpan(
  span: Gathered['schedules'][number],
  spans: Gathered['schedules'],
  door: number,
): HoursSpan {
  const closes = minutesOf(span.closes_at)
  return {
    days: span.freq === 'MONTHLY' ? span.byday : span.byday.replace(/[-\d]/g, ''),
    opens: minutesOf(span.opens_at),
    // 23:59 is how forms without 24:00 say midnight.
    closes: closes >= DAY_MINUTES - 1 ? DAY_MINUTES : closes,
    from: span.valid_from === null ? null : dayNumber(span.valid_from),
    to: span.valid_to === null ? null : dayNumber(span.valid_to),
    closed: span.closed,
    holidays: span.closed || holdsOnHolidays(span, spans),
    door,
  }
}
