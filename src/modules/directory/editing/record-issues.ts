import type { z } from 'zod'
import type { Change } from './record-changes.ts'
import { RecordDocument } from './record-document.ts'
import { entryKey, keyOf } from './record-rows.ts'
import { LIST_NAMES, LISTS, type ListName, type Row } from './record-shape.ts'

/** Something in a record that is not allowed; `issueMessage` says it in words. */
export interface RecordIssue {
  /** Table and key of the row, as in a change, and its field when it is about one. */
  entity: string
  id: string
  field?: string
  issue: z.core.$ZodIssue
}

/** What is not allowed in a record; with `changes`, only where they changed something. */
export function recordIssues(document: RecordDocument, changes?: readonly Change[]): RecordIssue[] {
  const parsed = RecordDocument.safeParse(document)
  if (parsed.success) return []
  const issues = parsed.error.issues.map((issue) => placed(document, issue))
  if (!changes) return issues
  const changed = changes.map((change) => ({ ...change, key: entryKey(change) }))
  return issues.filter((one) =>
    changed.some(
      ({ key, field, list }) =>
        (key === entryKey(one) && (field === undefined || isAbout(field, one.field))) ||
        (one.id === '' && LISTS[list as ListName]?.entity === one.entity),
    ),
  )
}

/** An issue of an end is also one of its start. */
const STARTS: Record<string, readonly string[]> = {
  ends_on: ['starts_on'],
  starts_at: ['ends_at'],
  ends_at: ['starts_on', 'starts_at', 'ends_on'],
  valid_to: ['valid_from'],
  maximum_age: ['minimum_age'],
  name: ['istat_code'],
}
const isAbout = (changed: string, field: string | undefined): boolean =>
  field === undefined || field === changed || (STARTS[field] ?? []).includes(changed)

function placed(document: RecordDocument, issue: z.core.$ZodIssue): RecordIssue {
  const [list, index, field] = issue.path
  if (list === 'organization')
    return { entity: 'organization', id: document.organization.id, ...named(index), issue }
  const name = LIST_NAMES.find((one) => one === list)
  if (!name) return { entity: String(list), id: '', issue }
  const row = typeof index === 'number' ? (document[name] as readonly Row[])[index] : undefined
  return { entity: LISTS[name].entity, id: row ? keyOf(name, row) : '', ...named(field), issue }
}

const named = (field: PropertyKey | undefined) => (typeof field === 'string' ? { field } : {})
