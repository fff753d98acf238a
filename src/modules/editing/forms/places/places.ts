import { z } from 'zod'
import { lastOf, type RawValues } from '../../../../platform/http/input.ts'
import { RecordDocument } from '../../../directory/api.ts'
import { shown, text, textOr, withLists } from '../fields.ts'
import type { Known } from '../known.ts'
import { PhoneRows, phoneValues, withPhones } from '../phones.ts'
import { lastPlace, withRow } from '../rows-of.ts'
import type { At } from '../section.ts'
import { townCode, townShown } from './town.ts'

type Place = RecordDocument['locations'][number]
const shape = RecordDocument.shape.locations.element.shape

/** What a place may be. */
export const PLACE_TYPES = shape.location_type.options

const degrees = (most: number) =>
  z.preprocess((typed) => {
    const said = typeof typed === 'string' ? typed.trim().replace(',', '.') : typed
    return said === '' || said === undefined
      ? null
      : /^-?\d{1,3}(\.\d+)?$/.test(String(said))
        ? Number(said)
        : said
  }, z
    .number({ error: 'editing.forms.degrees_wrong' })
    .min(-most)
    .max(most, { error: 'editing.forms.degrees_wrong' })
    .nullable())

const WHEELCHAIR = { yes: true, no: false, '': null } as const

/** One place, checked; `town` is a name or a postal code, `istat_code` which of several of that name. */
export const placeForm = (known: Known) =>
  z.preprocess(
    withLists,
    z
      .object({
        name: text(300),
        location_type: lastOf(shape.location_type),
        address_1: text(300),
        postal_code: text(20),
        town: text(200),
        istat_code: text(6),
        locality: text(200),
        transportation: text(2000),
        wheelchair: lastOf(
          z
            .enum(['yes', 'no', ''])
            .default('')
            .transform((said) => WHEELCHAIR[said]),
        ),
        accessibility_description: text(2000),
        latitude: degrees(90),
        longitude: degrees(180),
        quality: textOr(z.enum(['address', 'street', 'locality', 'municipality'])),
        seat: lastOf(z.string().optional()).transform((said) => said === 'yes'),
        phones: PhoneRows,
      })
      .refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), {
        path: ['longitude'],
        error: 'editing.forms.degrees_both',
      })
      .transform(({ town, istat_code, ...rest }, context) => {
        const found = townCode(known.places, town, istat_code)
        if (typeof found === 'object' && found !== null) {
          context.addIssue({ code: 'custom', path: ['town'], message: found.wrong })
          return z.NEVER
        }
        return { ...rest, istat_code: found }
      }),
  )
export type PlaceValues = z.infer<ReturnType<typeof placeForm>>

const fresh = (id: string): Place => ({
  ...{ id, name: null, description: null, location_type: 'physical', address_1: null, postal_code: null },
  ...{ istat_code: null, locality: null, point: null, transportation: null, wheelchair: null },
  ...{ accessibility_description: null, position: 0 },
})

/** A place as its form shows it. */
export function placeValues(document: RecordDocument, at: At, known: Known): RawValues {
  const { point, wheelchair, ...place } = document.locations.find(({ id }) => id === at.row) ?? fresh(at.row)
  return {
    name: shown(place.name),
    location_type: place.location_type,
    address_1: shown(place.address_1),
    postal_code: shown(place.postal_code),
    town: townShown(known.places, place.istat_code),
    istat_code: shown(place.istat_code),
    locality: shown(place.locality),
    transportation: shown(place.transportation),
    wheelchair: wheelchair === null ? '' : wheelchair ? 'yes' : 'no',
    accessibility_description: shown(place.accessibility_description),
    latitude: shown(point?.latitude ?? null),
    longitude: shown(point?.longitude ?? null),
    quality: '',
    seat: document.organization.seat_id === place.id ? 'yes' : '',
    ...phoneValues(document, { service_id: null, location_id: place.id }, at),
  }
}

/** The record with a place as its form says; its hours, services and translations stay. */
export function withPlace(document: RecordDocument, values: PlaceValues, { row }: At): RecordDocument {
  const { latitude, longitude, quality, seat, phones, ...said } = values
  const before = document.locations.find(({ id }) => id === row)
  const begun = before ?? { ...fresh(row), position: lastPlace(document.locations) }
  const stays = begun.point?.latitude === latitude && begun.point?.longitude === longitude
  const point =
    latitude === null || longitude === null
      ? null
      : stays
        ? begun.point
        : { latitude, longitude, quality: quality ?? ('address' as const) }
  const { seat_id } = document.organization
  return {
    ...document,
    organization: { ...document.organization, seat_id: seat ? row : seat_id === row ? null : seat_id },
    locations: withRow(document.locations, { ...begun, ...said, point }),
    phones: withPhones(document, { service_id: null, location_id: row }, phones),
  }
}
