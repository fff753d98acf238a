import type { Lang } from '../../platform/i18n/languages.ts'
import { DAYS, dayName, type RecordDocument } from '../directory/api.ts'
import type { Places } from '../territory/api.ts'
import type { Part } from './parts.ts'

/** What a record says of one part, as short lines. */
export interface PartLines {
  part: Part
  lines: string[]
}

const MOST_LINES = 12
const MOST_LETTERS = 300

/** What is public of a record, part by part; parts of which nothing is known are left out. */
export function summaryOf(
  document: RecordDocument,
  lang: Lang,
  places: Pick<Places, 'municipality'>,
): PartLines[] {
  const { organization: o, services, phones, contacts, locations, schedules } = document
  const parts: Record<Part, (string | null)[]> = {
    identity: [o.name, o.alternate_name],
    texts: [o.description],
    contacts: [...phones.map(({ number }) => number), o.email, o.website],
    people: contacts
      .filter(({ is_public }) => is_public)
      .map(({ title, name, phone, email }) => said([title, name, phone, email])),
    places: locations.map((place) =>
      said([place.name, place.address_1, place.locality, nameOf(places, place.istat_code)]),
    ),
    hours: schedules.map((row) => hoursLine(row, lang)),
    services: services.filter(({ status }) => status === 'active').map(({ name }) => name),
  }
  return Object.entries(parts).flatMap(([part, lines]) => {
    const known = lines.filter((line): line is string => Boolean(line)).map(shortened)
    return known.length > 0 ? [{ part: part as Part, lines: known.slice(0, MOST_LINES) }] : []
  })
}

const said = (values: readonly (string | null | undefined)[]) => values.filter(Boolean).join(', ')

const shortened = (text: string) => (text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text)

const nameOf = (places: Pick<Places, 'municipality'>, istat: string | null) =>
  istat === null ? null : places.municipality(istat)?.name

function hoursLine(
  { byday, opens_at, closes_at, description }: RecordDocument['schedules'][number],
  lang: Lang,
) {
  const days = byday.split(',').map((one) => {
    // "1MO" is the first Monday of the month, "-1MO" the last.
    const [day] = DAYS.filter((known) => one.endsWith(known))
    const which = one.slice(0, -2)
    return `${which && `${which}. `}${day ? dayName({ lang }, day) : one}`
  })
  return said([`${days.join(', ')} ${opens_at}–${closes_at}`, description])
}
