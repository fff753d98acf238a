import { z } from 'zod'
import { lastOf, type RawValues } from '../../../../platform/http/input.ts'
import { momentAt } from '../../../../platform/i18n/time-zone.ts'
import { EVENT_STATUSES, type EventTimes, RecordDocument, timesIssue } from '../../../directory/api.ts'
import { website } from '../contacts/contacts.ts'
import { date, hour, neededText, shown, text, textOr } from '../fields.ts'
import type { Known } from '../known.ts'
import { townCode, townShown } from '../places/town.ts'
import { withRow } from '../rows-of.ts'
import type { At } from '../section.ts'

type Event = RecordDocument['events'][number]
const shape = RecordDocument.shape.events.element.shape

const FREE = { yes: true, no: false, '': null } as const

/** One event, checked; `town` is a name or a postal code, `istat_code` which of several of that name. */
export const eventForm = (known: Known, document: RecordDocument) =>
  z
    .object({
      name: neededText(300),
      description: text(10_000),
      starts_on: date.pipe(z.string({ error: 'form.required' })),
      starts_at: hour,
      ends_on: date,
      ends_at: hour,
      place_id: textOr(z.enum(document.locations.map(({ id }) => id))),
      place_name: text(300),
      town: text(200),
      istat_code: text(6),
      online_url: website,
      free: lastOf(
        z
          .enum(['yes', 'no', ''])
          .default('')
          .transform((said) => FREE[said]),
      ),
      fees_description: text(10_000),
      booking: textOr(shape.booking.unwrap()),
      status: lastOf(z.enum(EVENT_STATUSES)),
    })
    .superRefine((said, context) => {
      const wrong = timesIssue(said)
      if (wrong) context.addIssue({ code: 'custom', path: [wrong.field], message: wrong.error })
      for (const at of ['starts_at', 'ends_at'] as const)
        if (isJumped(said, at, known.timeZone))
          context.addIssue({ code: 'custom', path: [at], message: 'editing.forms.event_hour_missing' })
    })
    .transform(({ town, istat_code, ...said }, context) => {
      const found = townCode(known.places, town, istat_code)
      if (typeof found === 'object' && found !== null) {
        context.addIssue({ code: 'custom', path: ['town'], message: found.wrong })
        return z.NEVER
      }
      return { ...said, istat_code: found }
    })
export type EventValues = z.infer<ReturnType<typeof eventForm>>

/** Whether clocks jump over an hour that night, of a day that is in the calendar. */
function isJumped(said: EventTimes, at: 'starts_at' | 'ends_at', timeZone: string): boolean {
  const day = at === 'ends_at' ? (said.ends_on ?? said.starts_on) : said.starts_on
  const time = said[at]
  const isThere = (clock: string) => momentAt(day, clock, timeZone) !== undefined
  return time !== null && isThere('12:00') && !isThere(time)
}

const fresh = (id: string): Event => ({
  ...{ id, name: '', description: null, status: 'scheduled', starts_on: '', starts_at: null },
  ...{ ends_on: null, ends_at: null, place_id: null, place_name: null, istat_code: null },
  ...{ online_url: null, free: null, fees_description: null, booking: null },
})

/** An event as its form shows it. */
export function eventValues(document: RecordDocument, { row }: At, known: Known): RawValues {
  const { free, ...said } = document.events.find(({ id }) => id === row) ?? fresh(row)
  return {
    ...Object.fromEntries(Object.entries(said).map(([name, value]) => [name, shown(value)])),
    town: townShown(known.places, said.istat_code),
    free: free === null ? '' : free ? 'yes' : 'no',
  }
}

/** The record with an event as its form says; its translations stay. */
export const withEvent = (document: RecordDocument, said: EventValues, { row }: At): RecordDocument => ({
  ...document,
  events: withRow(document.events, { ...said, id: row }),
})
