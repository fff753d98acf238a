import type { LocationRow } from '../../directory/api.ts'
import { derivedId } from './derived-id.ts'
import type { Indexed } from './indexed.ts'
import { languageShape, phoneShape, scheduleShape } from './parts.ts'
import { present, type Shape } from './present.ts'
import { attributeShape } from './taxonomy.ts'
import type { Words } from './words.ts'

/** A place without what belongs to it. */
export const locationRowShape = (words: Words, row: LocationRow): Shape =>
  present({
    id: row.id,
    organization_id: row.organization_id,
    location_type: row.location_type,
    name: words.text('location', row.id, 'name', row.name),
    description: words.text('location', row.id, 'description', row.description),
    transportation: row.transportation,
    latitude: row.latitude,
    longitude: row.longitude,
    external_identifier: row.istat_code,
    external_identifier_type: row.istat_code ? 'ISTAT' : undefined,
  })

/**
 * A place with its address, hours, telephones and accessibility. The organisation's own hours and languages, which
 * HSDS knows only at a place or a service, stand at its first place.
 */
export function locationShape(words: Words, parts: Indexed, row: LocationRow): Shape {
  const isFirst = parts.locations.get(row.organization_id)?.[0]?.id === row.id
  const own = isFirst ? parts.ofOrganizationItself(row.organization_id) : { schedules: [], languages: [] }
  const schedules = [...(parts.schedulesOfLocation.get(row.id) ?? []), ...own.schedules]
  return {
    ...locationRowShape(words, row),
    addresses: addressShape(words, row),
    phones: (parts.phonesOfLocation.get(row.id) ?? []).map(phoneShape),
    schedules: schedules.map((schedule) => ({ ...scheduleShape(schedule), location_id: row.id })),
    languages: own.languages.map((language) => languageShape(words, language, row.id)),
    accessibility: accessibilityShape(words, row),
  }
}

/** HSDS wants street, city, province, postal code and country in every address: what is not known is empty. */
function addressShape({ places }: Words, row: LocationRow): Shape[] {
  const municipality = row.istat_code ? places.municipality(row.istat_code) : undefined
  if (!municipality && !row.address_1) return []
  return [
    {
      ...present({ region: municipality?.regionName, address_2: row.locality }),
      id: derivedId(row.id, 'address'),
      location_id: row.id,
      address_1: row.address_1 ?? '',
      city: municipality?.name ?? '',
      state_province: municipality?.sigla ?? '',
      postal_code: row.postal_code ?? '',
      country: 'IT',
      address_type: row.location_type,
    },
  ]
}

const STEP_FREE = 'ingresso_senza_gradini'

function accessibilityShape(words: Words, row: LocationRow): Shape[] {
  if (row.wheelchair === null && !row.accessibility_description) return []
  const id = derivedId(row.id, 'accessibility')
  const stepFree = row.wheelchair === true
  return [
    present({
      id,
      location_id: row.id,
      description: stepFree ? words.lists.label(words.lang, 'accessibility', STEP_FREE) : undefined,
      details: row.accessibility_description,
      wheelchair: row.wheelchair,
      attributes: stepFree
        ? attributeShape(
            words,
            { id, entity: 'accessibility' },
            { taxonomy: 'accessibility', code: STEP_FREE },
          )
        : undefined,
    }),
  ]
}
