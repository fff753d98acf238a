import { ROME } from './rome.ts'

/**
 * One event; times are on the wall clock of Italy (`2026-01-05T09:00`; of an hour that comes twice the first), or both
 * are whole days (`2026-01-05`), of which the end is the day after. A clock time may have no end.
 */
export interface CalendarEvent {
  /** Letters, digits and hyphens; the same as long as it is the same event. */
  id: string
  summary: string
  description?: string
  location?: string
  start: string
  end?: string
  /** Confirmed, when nothing is said. */
  status?: 'CANCELLED' | 'TENTATIVE'
  /** Its own page; else that of the calendar. */
  url?: URL
  changed: Date
  repeats?: {
    freq: 'WEEKLY' | 'MONTHLY'
    /** Days as iCalendar writes them: `MO,TU` or `1SA`. */
    byday: string
    /** Last day on which it may begin. */
    until: string
    /** Beginnings on which it does not take place. */
    except: readonly string[]
  }
}

export interface Calendar {
  name: string
  /** Page of the calendar, and host of the identifiers. */
  url: URL
  events: readonly CalendarEvent[]
}

/** A calendar to subscribe to (RFC 5545), asked for again each day. */
export function ics({ name, url, events }: Calendar, now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Tessuto//Calendar//IT',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Europe/Rome',
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...ROME,
    ...events.flatMap((event) => eventLines(event, url, now)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent, url: URL, now: Date): string[] {
  const { id, summary, description, location, end, status, changed, repeats } = event
  return [
    'BEGIN:VEVENT',
    `UID:${id.replace(/[^A-Za-z0-9-]/g, '')}@${url.hostname}`,
    `DTSTAMP:${utc(now)}`,
    `LAST-MODIFIED:${utc(changed)}`,
    `DTSTART${timed(event.start)}`,
    ...(end ? [`DTEND${timed(end)}`] : []),
    ...(status ? [`STATUS:${status}`] : []),
    ...(repeats
      ? [`RRULE:FREQ=${repeats.freq};BYDAY=${repeats.byday};UNTIL=${plain(repeats.until)}T225959Z`]
      : []),
    ...(repeats?.except ?? []).map((start) => `EXDATE${timed(start)}`),
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    // `URL` serialises without line breaks and control characters.
    `URL:${(event.url ?? url).href}`,
    'END:VEVENT',
  ]
}

const plain = (moment: string): string => moment.replace(/[-:]/g, '')
const timed = (moment: string): string =>
  moment.length > 10 ? `;TZID=Europe/Rome:${plain(moment)}00` : `;VALUE=DATE:${plain(moment)}`
const utc = (moment: Date): string => `${plain(moment.toISOString().slice(0, 19))}Z`

/** Text of people: what could end a line or a value is written as RFC 5545 §3.3.11 says, other controls go. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, '')

/** Octets of a line (§3.1), and of the next ones, which begin with a space. */
const [FIRST, NEXT] = [75, 74]

/** A line as pieces of at most 75 octets, none of which ends inside a character. */
function folded(line: string): string {
  if (line.length * 3 <= FIRST) return line
  const octets = Buffer.from(line)
  const pieces: string[] = []
  for (let from = 0, end = FIRST; from < octets.length; end = from + NEXT) {
    if (end < octets.length) while (isInside(octets[end])) end--
    pieces.push(octets.toString('utf8', from, end))
    from = Math.min(end, octets.length)
  }
  return pieces.join('\r\n ')
}

/** Whether an octet of UTF-8 goes on with a character. */
const isInside = (octet = 0): boolean => (octet & 0b1100_0000) === 0b1000_0000
