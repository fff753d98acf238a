import { isDeepStrictEqual } from 'node:util'
import { storable } from '../../../platform/http/input.ts'
import type { RecordDocument } from './record-document.ts'
import {
  LIST_NAMES,
  LISTS,
  type ListName,
  ORGANIZATION_FIELDS,
  type Row,
  type Value,
} from './record-shape.ts'

/** A row of the record with its place in it; the organisation itself is one too. */
export interface Entry {
  list: ListName | 'organization'
  entity: string
  /** Its id, or the values that tell it from the others, one after the other. */
  id: string
  row: Row
}

/** Whether two values are the same, in whatever order their parts were written. */
export const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, other)

/** What tells a row from the others of its list. */
export const keyOf = (list: ListName, row: Row): string =>
  LISTS[list].key.map((name) => row[name] ?? '').join('/')

/** Names of the fields of an entry that may change while it stays the same one. */
export const fieldsOf = (list: Entry['list']): readonly string[] =>
  list === 'organization' ? Object.keys(ORGANIZATION_FIELDS) : LISTS[list].fields

/** The name of an entry among all of the record. */
export const entryKey = ({ entity, id }: Pick<Entry, 'entity' | 'id'>): string => `${entity} ${id}`

/** All rows of a record by their name, the organisation first. */
export function entriesOf(document: RecordDocument): Map<string, Entry> {
  const own: Entry = {
    list: 'organization',
    entity: 'organization',
    id: document.organization.id,
    row: document.organization,
  }
  const rows = LIST_NAMES.flatMap((list) =>
    ((document[list] ?? []) as readonly Row[]).map(
      (row): Entry => ({ list, entity: LISTS[list].entity, id: keyOf(list, row), row }),
    ),
  )
  return new Map([own, ...rows].map((entry) => [entryKey(entry), entry]))
}

/** The record that is made of these rows, in its usual order, without what hangs on rows that are not there. */
export function documentOf(entries: Iterable<Entry>): RecordDocument {
  const lists = Map.groupBy(entries, ({ list }) => list)
  const rows = (list: Entry['list']) => (lists.get(list) ?? []).map(({ row }) => row)
  const [organization = {}] = rows('organization')
  const all = Object.fromEntries(LIST_NAMES.map((list) => [list, rows(list)]))
  return normalised({ organization, ...all })
}

/**
 * A record in the one form it is compared and kept in: only known fields, empty text as `null`, rows in a stable order
 * and each key once, nothing that hangs on a row that is not there. It says nothing of whether values are allowed.
 */
export function normalised(
  raw: { organization: unknown } & Partial<Record<ListName, unknown>>,
): RecordDocument {
  const organization = picked(raw.organization, ['id', ...Object.keys(ORGANIZATION_FIELDS)])
  const lists = new Map(LIST_NAMES.map((list) => [list, rowsOf(list, raw[list])]))
  const ids = new Set(
    ['locations', 'services', 'programs', 'activities', 'events', 'pictures', 'papers'].flatMap((list) =>
      idsOf(lists, list),
    ),
  )
  ids.add(String(organization.id))
  const kept = LIST_NAMES.map((list) => [list, (lists.get(list) ?? []).flatMap((row) => held(row, ids))])
  const seat = idsOf(lists, 'locations').includes(String(organization.seat_id)) ? organization.seat_id : null
  return { organization: { ...organization, seat_id: seat }, ...Object.fromEntries(kept) }
}

const idsOf = (lists: ReadonlyMap<string, readonly Row[]>, list: string): string[] =>
  (lists.get(list) ?? []).map(({ id }) => String(id))

/** A row whose owner is gone goes with it; a service only leaves its programme, an event its place. */
function held(row: Row, ids: ReadonlySet<string>): Row[] {
  const missing = (name: string) => typeof row[name] === 'string' && !ids.has(row[name])
  if (missing('service_id') || missing('location_id') || missing('entity_id')) return []
  const left = ['program_id', 'place_id'].filter(missing).map((name) => [name, null])
  return [left.length > 0 ? { ...row, ...Object.fromEntries(left) } : row]
}

function rowsOf(list: ListName, raw: unknown): Row[] {
  const { key, fields, order } = LISTS[list]
  const names = [...new Set([...key, ...fields])]
  const rows = (Array.isArray(raw) ? raw : []).map((row) => picked(row, names))
  const once = new Map(rows.map((row) => [keyOf(list, row), row]))
  return [...once.values()].sort(
    (a, b) => order.map((name) => compared(a[name] ?? null, b[name] ?? null)).find((way) => way !== 0) ?? 0,
  )
}

/** Numbers by size, texts by their code units: the same on every machine; nothing comes first. */
function compared(a: Value, b: Value): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  return a < b ? -1 : 1
}

function picked(raw: unknown, names: readonly string[]): Row {
  const from = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>) : {}
  return Object.fromEntries(names.map((name) => [name, value(from[name])]))
}

function value(raw: unknown): Value {
  if (raw === undefined || raw === null) return null
  if (typeof raw === 'string') return storable(raw).replaceAll('\r\n', '\n').trim() || null
  if (typeof raw === 'number' || typeof raw === 'boolean') return raw
  return Object.fromEntries(Object.entries(raw).map(([name, inner]) => [name, value(inner)]))
}
