import { SEAT_COLUMNS } from '../bulk/listed-fields.ts'
import type { Change } from './record-changes.ts'
import type { RecordDocument } from './record-document.ts'
import { keyOf } from './record-rows.ts'
import { LISTS, type ListName, type Row } from './record-shape.ts'

/** The name under which the provenance of a value is kept in `field_assertion`. */
export interface SaidAs {
  entity: string
  entityId: string
  field: string
}

/**
 * Names for the provenance of a change, ours first: lists call the seat's address `location.…` and the organisation's
 * own numbers `phone`, the demo `seat.…` and `phones`. `record` is the one that has the row.
 */
export function namesOf(change: Change, record: RecordDocument): SaidAs[] {
  const { list, entity, id, field } = change
  const own = (name: string): SaidAs => ({
    entity: 'organization',
    entityId: record.organization.id,
    field: name,
  })
  if (list === 'organization')
    return field === 'seat_id' ? [own('seat'), ...seatNames(own)] : [own(field ?? '')]
  if (list === 'identifiers') return [own(`identifier.${id}`)]
  if (list === 'terms') return [own(id.replace('/', '.'))]
  if (!LISTS[list].key.includes('id'))
    return [ofOwner(list, rowOf(change, list, record), record.organization.id)]
  if (list === 'phones' && isOwn(rowOf(change, list, record)))
    return [own('phone'), own('phones'), { entity, entityId: id, field: entity }]
  if (LISTS[list].said === 'whole') return [{ entity, entityId: id, field: entity }]
  const exact = { entity, entityId: id, field: field ?? '' }
  const listed = list === 'locations' && record.organization.seat_id === id && isSeatColumn(field)
  return listed ? [own(`location.${field}`), own(`seat.${field}`), exact] : [exact]
}

function rowOf(change: Change, list: ListName, record: RecordDocument): Row {
  if (change.field === undefined) return (change.after ?? change.before) as Row
  return (record[list] as readonly Row[]).find((row) => keyOf(list, row) === change.id) ?? {}
}

const isOwn = ({ service_id, location_id }: Row): boolean => !service_id && !location_id

const isSeatColumn = (field: string | undefined): boolean =>
  (SEAT_COLUMNS as readonly (string | undefined)[]).includes(field)

/** How lists and the demo call the address of the seat. */
const seatNames = (own: (name: string) => SaidAs): SaidAs[] =>
  SEAT_COLUMNS.flatMap((column) => [own(`location.${column}`), own(`seat.${column}`)])

/** What has no id of its own is said of the service, or of the text, that it belongs to. */
function ofOwner(list: ListName, row: Row, organizationId: string): SaidAs {
  const said = (entity: string, id: unknown, field: string): SaidAs => ({
    entity,
    entityId: String(id),
    field,
  })
  if (list === 'translations') return said(String(row.entity), row.entity_id, `${row.field}.${row.lang}`)
  if (list === 'service_places') return said('service', row.service_id, `place.${row.location_id}`)
  if (list === 'service_terms') return said('service', row.service_id, `${row.taxonomy}.${row.code}`)
  return row.service_id
    ? said('service', row.service_id, `languages.${row.code}`)
    : said('organization', organizationId, `languages.${row.code}`)
}

/** A name as a key. */
export const nameKey = ({ entity, entityId, field }: SaidAs): string => `${entity} ${entityId} ${field}`
