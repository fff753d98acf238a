import type { LocationRow, ServiceAtLocationRow, ServiceRow } from '../../directory/api.ts'
import { derivedId } from './derived-id.ts'
import type { Indexed } from './indexed.ts'
import { locationShape } from './location.ts'
import { contactShape, languageShape, metadataOf, phoneShape, scheduleShape } from './parts.ts'
import { emailOf, present, type Shape, uriOf } from './present.ts'
import { attributeShape } from './taxonomy.ts'
import type { Words } from './words.ts'

/** A service without what belongs to it. */
export function serviceRowShape(words: Words, row: ServiceRow): Shape {
  const text = (field: string, original: string | null) => words.text('service', row.id, field, original)
  return present({
    id: row.id,
    organization_id: row.organization_id,
    program_id: row.program_id,
    name: text('name', row.name),
    description: text('description', row.description),
    url: uriOf(row.url),
    email: emailOf(row.email),
    status: row.status,
    application_process: text('application_process', row.application_process),
    fees_description: text('fees_description', row.fees_description),
    wait_time: row.wait_time,
    eligibility_description: text('eligibility_description', row.eligibility_description),
    minimum_age: row.minimum_age,
    maximum_age: row.maximum_age,
    alert: text('alert', row.alert),
    last_modified: row.updated_at.toISOString(),
  })
}

/** A service with everything that belongs to it, its organisation and programme apart. */
export function serviceShape(words: Words, parts: Indexed, row: ServiceRow): Shape {
  const { id } = row
  const own = serviceRowShape(words, row)
  const link = { id, entity: 'service' }
  return {
    ...own,
    phones: (parts.phonesOfService.get(id) ?? []).map(phoneShape),
    contacts: (parts.contactsOfService.get(id) ?? []).map(contactShape),
    schedules: (parts.schedulesOfService.get(id) ?? []).map((schedule) => scheduleShape(schedule)),
    service_areas: (parts.areas.get(id) ?? []).map((area) => areaShape(words, area)),
    service_at_locations: (parts.atLocations.get(id) ?? []).flatMap((at) => {
      const location = parts.locationById.get(at.location_id)
      return location ? [serviceAtLocationShape(words, parts, at, location)] : []
    }),
    languages: (parts.languagesOfService.get(id) ?? []).map((language) => languageShape(words, language)),
    cost_options: costShapes(words, parts, row),
    required_documents: (parts.documents.get(id) ?? []).map((document) => ({ ...document })),
    attributes: (parts.serviceTerms.get(id) ?? []).flatMap((term) => attributeShape(words, link, term)),
    metadata: metadataOf(parts.assertions.get(id) ?? [], 'service', own),
  }
}

/** A service at one place, with the hours it has there. */
export const serviceAtLocationShape = (
  words: Words,
  parts: Indexed,
  row: ServiceAtLocationRow,
  location: LocationRow,
): Shape => ({
  ...present({ ...row }),
  schedules: (parts.schedulesAt.get(`${row.service_id}/${row.location_id}`) ?? []).map((schedule) =>
    scheduleShape(schedule, row.id),
  ),
  location: locationShape(words, parts, location),
})

function areaShape(
  { places }: Words,
  row: { id: string; service_id: string; istat_code: string | null; name: string | null },
) {
  const municipality = row.istat_code ? places.municipality(row.istat_code) : undefined
  return present({
    id: row.id,
    service_id: row.service_id,
    name: row.name ?? municipality?.name,
    extent: row.istat_code ? `ISTAT ${row.istat_code}` : undefined,
    extent_type: row.istat_code ? 'text' : undefined,
  })
}

/** Prices in euro; a service free of charge has the one price 0. */
function costShapes({ lang, lists }: Words, parts: Indexed, row: ServiceRow): Shape[] {
  const costs = (parts.costs.get(row.id) ?? []).map((cost) =>
    present({ ...cost, currency: cost.amount === null ? undefined : 'EUR' }),
  )
  if (costs.length > 0 || row.free !== true) return costs
  const option = lists.label(lang, 'cost', 'gratuito')
  return [{ id: derivedId(row.id, 'free'), service_id: row.id, option, amount: 0, currency: 'EUR' }]
}
