import { momentAt, offsetAt } from '../../../platform/i18n/time-zone.ts'
import type { CalendarDate } from './calendar.ts'
import { webLink } from './contact-links.ts'
import { lastDay } from './event-times.ts'
import { summary } from './local-text.ts'
import type { OrganizationRecord } from './queries.ts'
import { addressLines, type Sheet } from './sheet.ts'

type Event = OrganizationRecord['events'][number]

const STATUS = {
  scheduled: 'EventScheduled',
  cancelled: 'EventCancelled',
  postponed: 'EventPostponed',
} as const
const word = (name: string): string => `https://schema.org/${name}`

/** An event as schema.org describes it; what is not known is `null`, `undefined` or `false`, for the caller to leave out. */
export function eventJsonLd(sheet: Sheet, event: Event, url: string): object {
  const { cx, record, text } = sheet
  const { id, starts_on, starts_at, ends_at, booking, free } = event
  const online = webLink(event.online_url)
  const about = text(id, 'description', event.description)
  const zone = cx.config.timeZone
  const isSomewhere = event.place_id !== null || event.place_name !== null || event.istat_code !== null
  return {
    '@type': 'Event',
    '@id': `${url}#evento-${id}`,
    url: `${url}#evento-${id}`,
    name: text(id, 'name', event.name)?.text,
    description: about && summary(about.text, 400),
    startDate: withOffset(starts_on, starts_at, zone),
    endDate: ends_at || lastDay(event) !== starts_on ? withOffset(lastDay(event), ends_at, zone) : undefined,
    eventStatus: word(STATUS[event.status]),
    eventAttendanceMode: isSomewhere || online ? word(attendance(isSomewhere, online)) : undefined,
    location: [isSomewhere && placeOf(sheet, event), online && { '@type': 'VirtualLocation', url: online }],
    isAccessibleForFree: free ?? undefined,
    organizer: { '@id': `${url}#ente`, '@type': 'Organization', name: record.name, url },
    offers: webLink(booking) !== undefined && {
      '@type': 'Offer',
      url: webLink(booking),
      price: free ? 0 : undefined,
      priceCurrency: free ? 'EUR' : undefined,
    },
  }
}

const attendance = (isSomewhere: boolean, online: string | undefined): string =>
  !online
    ? 'OfflineEventAttendanceMode'
    : isSomewhere
      ? 'MixedEventAttendanceMode'
      : 'OnlineEventAttendanceMode'

/** A day, or a day and an hour with how far clocks are from universal time then: `2026-12-05T18:00+01:00`. */
export function withOffset(date: CalendarDate, time: string | null, timeZone: string): string {
  const moment = time === null ? undefined : momentAt(date, time, timeZone)
  if (!moment) return date
  const minutes = offsetAt(moment.getTime(), timeZone) / 60_000
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date}T${time}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`
}

function placeOf({ record, words }: Sheet, event: Event) {
  const place = record.locations.find(({ id }) => id === event.place_id)
  const town = words.municipality(place?.istat_code ?? event.istat_code)
  const name = [event.place_name, place?.name].filter(Boolean).join(', ')
  return {
    '@type': 'Place',
    name: name || (place && addressLines(place, words).join(', ')) || town?.italian,
    address: {
      '@type': 'PostalAddress',
      streetAddress: place?.address_1,
      postalCode: place?.postal_code,
      addressLocality: town?.italian,
      addressRegion: town?.sigla,
      addressCountry: 'IT',
    },
  }
}
