import type { RecordDocument } from '../editing/record-document.ts'
import { normalised } from '../editing/record-rows.ts'
import {
  GROUPS,
  type Group,
  LIST_NAMES,
  LISTS,
  type ListName,
  ORGANIZATION_FIELDS,
  type Row,
} from '../editing/record-shape.ts'

/** What stays of two records: of one, of the other, or of both. */
export type Side = 'left' | 'right' | 'both'

/** What somebody chose, by field of the organisation and by part of the record; left where nothing was chosen. */
export interface MergeChoices {
  fields: Readonly<Record<string, 'left' | 'right'>>
  groups: Readonly<Partial<Record<Group, Side>>>
}

/** Fields of the organisation in which two records differ, so that somebody has to choose. */
export const differingFields = (
  left: RecordDocument,
  right: RecordDocument,
): (keyof typeof ORGANIZATION_FIELDS)[] =>
  FIELDS.filter(
    (field) => right.organization[field] !== null && left.organization[field] !== right.organization[field],
  )

const FIELDS = (Object.keys(ORGANIZATION_FIELDS) as (keyof typeof ORGANIZATION_FIELDS)[]).filter(
  (field) => field !== 'seat_id' && field !== 'original_lang',
)

/** Parts of the record with rows in the one that goes, and how many rows each has on both sides. */
export function differingGroups(left: RecordDocument, right: RecordDocument) {
  const rows = (document: RecordDocument, group: Group) =>
    LIST_NAMES.filter((list) => LISTS[list].group === group).reduce(
      (sum, list) => sum + document[list].length,
      0,
    )
  return GROUPS.map((group) => ({ group, left: rows(left, group), right: rows(right, group) })).filter(
    (one) => one.right > 0,
  )
}

/**
 * The record that stays, with what was chosen of the one that goes. What comes from there gets ids of its own, so that
 * the other stays as it was; a place with the same address is the one that is there, and so is a number.
 */
export function mergedDocument(
  left: RecordDocument,
  right: RecordDocument,
  { fields, groups }: MergeChoices,
  freshId: () => string,
): { document: RecordDocument; ids: ReadonlyMap<string, string> } {
  const ids = newIds(left, right, freshId)
  const side = (list: ListName): Side => groups[LISTS[list].group] ?? 'both'
  const lists = LIST_NAMES.map((list) => {
    const mine = left[list] as readonly Row[]
    const theirs = (right[list] as readonly Row[]).map((row) => withIds(row, ids))
    const chosen = side(list)
    // Of two rows with one key the last counts: what stays goes before what comes.
    if (chosen === 'both') return [list, [...without(list, theirs, mine), ...mine]]
    return [list, chosen === 'left' ? mine : theirs]
  })
  const taken = FIELDS.filter((field) => fields[field] === 'right').map((field) => [
    field,
    right.organization[field],
  ])
  const seat = side('locations') === 'right' ? right.organization.seat_id : left.organization.seat_id
  const seatId = (seat && (ids.get(seat) ?? seat)) ?? null
  const organization = { ...left.organization, ...Object.fromEntries(taken), seat_id: seatId }
  return { document: normalised({ organization, ...Object.fromEntries(lists) }), ids }
}

/** An id for each row that comes: that of the place that is there already, else a new one. */
function newIds(left: RecordDocument, right: RecordDocument, freshId: () => string): Map<string, string> {
  const ids = new Map([[right.organization.id, left.organization.id]])
  const door = (place: RecordDocument['locations'][number]) =>
    place.address_1 && `${place.istat_code} ${place.address_1.toLowerCase()}`
  for (const place of right.locations) {
    const same = left.locations.find((one) => door(one) && door(one) === door(place))
    if (same) ids.set(place.id, same.id)
  }
  for (const list of LIST_NAMES)
    for (const { id } of right[list] as readonly Row[])
      if (typeof id === 'string' && !ids.has(id)) ids.set(id, freshId())
  return ids
}

const OWNERS = ['id', 'service_id', 'location_id', 'program_id', 'place_id', 'entity_id']

function withIds(row: Row, ids: ReadonlyMap<string, string>): Row {
  const changed = OWNERS.flatMap((name) => {
    const to = ids.get(String(row[name]))
    return to ? [[name, to] as const] : []
  })
  return { ...row, ...Object.fromEntries(changed) }
}

/** The rows that come, but for numbers that are there already. */
function without(list: ListName, coming: readonly Row[], there: readonly Row[]): readonly Row[] {
  if (list !== 'phones') return coming
  const digits = (row: Row) => String(row.number).replace(/\D/g, '').slice(-9)
  const known = new Set(there.map(digits))
  return coming.filter((row) => !known.has(digits(row)))
}
