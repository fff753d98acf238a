import type { RecordDocument } from './record-document.ts'
import { documentOf, type Entry, entriesOf, entryKey, fieldsOf, same } from './record-rows.ts'
import { type Group, LISTS, ORGANIZATION_FIELDS, type Row, type Value } from './record-shape.ts'

/** One difference between two states of a record. */
export interface Change {
  /** Table of what changes. */
  entity: string
  /** Its id, or the values that tell it from the others of its list. */
  id: string
  list: Entry['list']
  /** The field; without one a whole row comes or goes. */
  field?: string
  kind: 'added' | 'removed' | 'changed' | 'moved'
  group: Group
  /** What names the organisation before others: always looked at before it is published. */
  identity: boolean
  /** A value, or a whole row. */
  before: Value | Row
  after: Value | Row
}

/** Fields of the organisation that say who it is; its codes and the translations of its name do so too. */
export const IDENTITY_FIELDS: readonly string[] = ['name', 'alternate_name', 'type_code', 'legal_form_code']

/** The name of what a change is about; the same in two sets of changes of the same record. */
export const changeKey = ({ entity, id, field }: Pick<Change, 'entity' | 'id' | 'field'>): string =>
  field === undefined ? entryKey({ entity, id }) : `${entryKey({ entity, id })} ${field}`

/** What changes from one state of a record to another, in the order of the record. */
export function changesBetween(before: RecordDocument, after: RecordDocument): Change[] {
  const [old, now] = [entriesOf(before), entriesOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)]
    if (was && is) return fieldChanges(was, is)
    const entry = was ?? is
    return entry ? [wholeChange(entry, was?.row ?? null, is?.row ?? null)] : []
  })
}

/** The record with some changes made to it; what hangs on a row that is not there is left out. */
export function applyChanges(document: RecordDocument, changes: readonly Change[]): RecordDocument {
  const entries = entriesOf(document)
  for (const { entity, id, list, field, after } of changes) {
    const key = entryKey({ entity, id })
    const entry = entries.get(key)
    if (field !== undefined) {
      if (entry) entries.set(key, { ...entry, row: { ...entry.row, [field]: after } })
    } else if (after === null) entries.delete(key)
    else entries.set(key, { list, entity, id, row: after as Row })
  }
  return documentOf(entries.values())
}

function wholeChange(entry: Entry, before: Row | null, after: Row | null): Change {
  return { ...about(entry), kind: before === null ? 'added' : 'removed', before, after }
}

function fieldChanges(was: Entry, is: Entry): Change[] {
  return fieldsOf(was.list).flatMap((field) => {
    const [before, after] = [was.row[field] ?? null, is.row[field] ?? null]
    if (same(before, after)) return []
    return { ...about(was, field), field, kind: kindOf(field, before, after), before, after }
  })
}

function kindOf(field: string, before: Value, after: Value): Change['kind'] {
  if (field === 'position') return 'moved'
  if (before === null) return 'added'
  return after === null ? 'removed' : 'changed'
}

function about({ entity, id, list, row }: Entry, field?: string) {
  const group =
    list === 'organization'
      ? ORGANIZATION_FIELDS[field as keyof typeof ORGANIZATION_FIELDS]
      : LISTS[list].group
  return { entity, id, list, group, identity: isIdentity(list, row, field) }
}

function isIdentity(list: Entry['list'], row: Row, field: string | undefined): boolean {
  if (list === 'organization') return IDENTITY_FIELDS.includes(field ?? '')
  if (list === 'translations') return row.entity === 'organization' && row.field === 'name'
  return list === 'identifiers'
}
