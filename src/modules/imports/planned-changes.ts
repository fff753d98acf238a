import {
  type FieldWrite,
  type ListedField,
  type ListedValues,
  mayReplace,
  type Source,
  type StandingValue,
} from '../directory/api.ts'
import type { Draft } from './draft.ts'

/** What a draft says, field by field, as the directory names them. */
export function listedValues(draft: Draft): ListedValues & { name: string } {
  const values: Record<ListedField, string | readonly string[] | undefined> = {
    name: draft.name,
    alternate_name: draft.acronym,
    description: draft.description,
    email: draft.email,
    certified_email: draft.pec,
    website: draft.website,
    type_code: draft.typeCode,
    'location.address_1': draft.street,
    'location.postal_code': draft.postalCode,
    'location.istat_code': draft.istatCode,
    'identifier.IT-CF': draft.taxCode,
    'identifier.IT-PIVA': draft.vatNumber,
    'identifier.RUNTS-REP': draft.runtsNumber,
    phone: draft.phones,
  }
  const said = Object.entries(values).filter(([, value]) => value !== undefined && value.length > 0)
  return { ...Object.fromEntries(said), name: draft.name }
}

/** What a row changes in a record, what was there, and what it may not change. */
export interface PlannedChanges {
  writes: FieldWrite[]
  former: { field: ListedField; value: string | readonly string[] | null; assertionId: string | null }[]
  kept: ListedField[]
}

/**
 * Compares what a list says with what stands: an empty cell erases nothing, a value of a better source
 * stays and is reported, an equal value is written only when it gains a better source.
 */
export function plannedChanges(
  organizationId: string,
  values: ListedValues,
  standing: Partial<Record<ListedField, StandingValue>>,
  source: Source,
): PlannedChanges {
  const planned: PlannedChanges = { writes: [], former: [], kept: [] }
  for (const [key, value] of Object.entries(values)) {
    const field = key as ListedField
    const current = standing[field]
    const equal = current !== undefined && JSON.stringify(current.value) === JSON.stringify(value)
    if (equal && !(mayReplace(source, current.source) && !mayReplace(current.source, source))) continue
    if (current && !mayReplace(source, current.source)) {
      planned.kept.push(field)
      continue
    }
    planned.writes.push({ organizationId, field, value })
    planned.former.push({ field, value: current?.value ?? null, assertionId: current?.assertionId ?? null })
  }
  return planned
}
