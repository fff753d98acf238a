import type { Cx } from '../../../platform/cx.ts'
import type { TerritoryMap } from '../../territory/api.ts'
import type { CalendarDate } from './calendar.ts'
import { directionLinks } from './contact-links.ts'
import type { TextOf } from './local-text.ts'
import type { OrganizationRecord } from './queries.ts'
import type { Related, Similar } from './related.ts'

/** Words for codes, in the reader's language. */
export interface Vocabulary {
  /** Another one when labels or places changed. */
  version: string
  /** Label of a term; nothing when the code list does not have it. */
  term(taxonomy: string, code: string): string | undefined
  /** A municipality by its ISTAT code. */
  municipality(istat: string | null): { name: string; italian: string; sigla: string } | undefined
}

/** Everything the page of one organisation is made of, ready for one reader. */
export interface Sheet {
  cx: Cx
  /** Names this version of the record: another one when anything of it changed. */
  version: string
  /** Only its own people look at it: nothing of it is kept, and nothing can be done with it. */
  preview?: boolean
  record: OrganizationRecord
  text: TextOf
  words: Vocabulary
  today: CalendarDate
  /** Parent, networks, members and partners. */
  related: readonly Related[]
  /** Others that do the same nearby. */
  similar: readonly Similar[]
  /** The territory drawn, to show where places lie. */
  map?: TerritoryMap
}

type Location = OrganizationRecord['locations'][number]

/** Street, postal code, municipality and province of a place in Italian, as envelopes and street signs have them. */
export function addressLines(place: Location, words: Vocabulary): string[] {
  const municipality = words.municipality(place.istat_code)
  const town = [place.postal_code, municipality?.italian, municipality && `(${municipality.sigla})`]
  const locality = place.locality && place.locality !== municipality?.italian ? place.locality : null
  return [place.address_1, locality, town.filter(Boolean).join(' ')].filter((line): line is string => !!line)
}

/** Links that lead to a place; the name of a town alone leads nobody to a door. */
export const wayTo = (place: Location, words: Vocabulary) =>
  place.location_type === 'physical' && (place.address_1 !== null || place.latitude !== null)
    ? directionLinks(place, addressLines(place, words).join(', '))
    : undefined

/** The number a person in need should ring: not a fax, the organisation's own first. */
export function firstPhone(record: OrganizationRecord) {
  const rings = record.phones.filter(({ type }) => type !== 'fax')
  return rings.find((phone) => !phone.service_id && phone.type !== 'whatsapp') ?? rings[0]
}

/** Hours that count today: not those of services that are suspended or were ended. */
export const livingSchedules = ({ schedules, services }: OrganizationRecord) =>
  schedules.filter(
    ({ service_id }) =>
      !service_id || services.some(({ id, status }) => id === service_id && status === 'active'),
  )

/** Hours of the organisation: its own, else those of its places, else all; never the ones of a single service first. */
export function mainSchedules(record: OrganizationRecord) {
  const own = record.schedules.filter(({ service_id, location_id }) => !service_id && !location_id)
  if (own.some(({ closed }) => !closed)) return own
  const seat = record.locations.find(({ is_seat }) => is_seat) ?? record.locations[0]
  const there = record.schedules.filter((span) => !span.service_id && span.location_id === seat?.id)
  return there.some(({ closed }) => !closed) ? [...own, ...there] : []
}
