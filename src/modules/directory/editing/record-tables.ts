import { type RawBuilder, sql } from 'kysely'
import { LISTS, type ListName } from './record-shape.ts'

/** Columns a list is read from that are not named like its fields. */
const READ: Record<string, RawBuilder<unknown>> = {
  'organization_identifier.scheme': sql`x.identifier_scheme`,
  'location.point': sql`case when x.latitude is not null then json_build_object('latitude', x.latitude,
    'longitude', x.longitude, 'quality', x.geocode_quality) end`,
  // `24:00` is how PostgreSQL writes the end of a day; seconds are nobody's.
  'schedule.opens_at': sql`to_char(x.opens_at, 'HH24:MI')`,
  'schedule.closes_at': sql`to_char(x.closes_at, 'HH24:MI')`,
  'organization_event.starts_at': sql`to_char(x.starts_at, 'HH24:MI')`,
  'organization_event.ends_at': sql`to_char(x.ends_at, 'HH24:MI')`,
}

/** Lists whose rows know their organisation only through their service. */
const THROUGH_SERVICE: readonly ListName[] = [
  'service_terms',
  'service_places',
  'costs',
  'documents',
  'areas',
]

/** Whether the table of a list names the organisation itself. */
export const namesOrganization = (list: ListName): boolean => !THROUGH_SERVICE.includes(list)

/** The rows of a list that belong to an organisation. */
const ofOrganization = (list: ListName, organizationId: RawBuilder<unknown>): RawBuilder<unknown> => {
  const current = list === 'identifiers' ? sql`and x.valid_to is null` : sql``
  return THROUGH_SERVICE.includes(list)
    ? sql`x.service_id in (select s.id from service s where s.organization_id = ${organizationId})`
    : sql`x.organization_id = ${organizationId} ${current}`
}

/** All rows of a list as one JSON array, for the organisation that `organizationId` names in the query around it. */
export function rowsOfList(list: ListName, organizationId: RawBuilder<unknown>): RawBuilder<unknown> {
  const { entity, key, fields } = LISTS[list]
  const columns = [...new Set([...key, ...fields])].map(
    (name) => sql`${READ[`${entity}.${name}`] ?? sql.ref(`x.${name}`)} as ${sql.ref(name)}`,
  )
  // The order decides which of two current codes of one scheme counts: the last one read, the first in the alphabet.
  return sql`(select coalesce(json_agg(r order by r::text desc), '[]') from (select ${sql.join(columns)}
    from ${sql.table(entity)} x where ${ofOrganization(list, organizationId)}) r)`
}
