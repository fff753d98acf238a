import { z } from 'zod'
import { day, istatCode, LATE, needed, ordered, phoneNumber, said, website } from './record-fields.ts'

/** What becomes of an event (schema.org `eventStatus`). */
export const EVENT_STATUSES = ['scheduled', 'cancelled', 'postponed'] as const
export type EventStatus = (typeof EVENT_STATUSES)[number]

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'directory.editing.time' })
  .nullable()

/** How to take part: a web address, an address of mail or a phone number. */
export const booking = z
  .union([z.url({ protocol: /^https?$/ }), z.email(), phoneNumber], { error: 'directory.editing.booking' })
  .nullable()

/** What an event says of when it is; days and hours are those on the clocks of the territory. */
export interface EventTimes {
  starts_on: string
  /** None: the whole day. */
  starts_at: string | null
  /** Last day; none: the first. */
  ends_on: string | null
  ends_at: string | null
}

/** What is wrong with the times of an event, and with which field; both read alone may be right. */
export function timesIssue({
  starts_on,
  starts_at,
  ends_on,
  ends_at,
}: EventTimes): { field: keyof EventTimes; error: string } | undefined {
  if (!ordered(starts_on, ends_on)) return { field: 'ends_on', ...LATE }
  if (ends_at === null) return undefined
  if (starts_at === null) return { field: 'starts_at', error: 'directory.editing.start_hour' }
  const oneDay = ends_on === null || ends_on === starts_on
  return oneDay && ends_at < starts_at
    ? { field: 'ends_at', error: 'directory.editing.ends_same_day' }
    : undefined
}

/** One event of a record. */
export const event = z
  .object({
    id: z.guid(),
    name: needed(300),
    description: said(10_000),
    status: z.enum(EVENT_STATUSES),
    starts_on: day,
    starts_at: time,
    ends_on: day.nullable(),
    ends_at: time,
    /** The one of the record's `locations` where it is. */
    place_id: z.guid().nullable(),
    /** A room there, or another place. */
    place_name: said(300),
    istat_code: istatCode,
    online_url: website,
    free: z.boolean().nullable(),
    fees_description: said(10_000),
    booking,
  })
  .superRefine((row, context) => {
    const wrong = timesIssue(row)
    if (wrong) context.addIssue({ code: 'custom', path: [wrong.field], message: wrong.error })
  })
