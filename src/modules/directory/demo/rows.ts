import type { Insertable } from 'kysely'
import type { DirectoryTables } from '../tables.ts'

/** Tables of which a demo body may have many rows. */
export const DETAIL_TABLES = [
  'organization_identifier',
  'organization_former_name',
  'organization_relation',
  'organization_term',
  'location',
  'program',
  'activity',
  'organization_event',
  'service',
  'service_term',
  'service_at_location',
  'phone',
  'contact',
  'schedule',
  'spoken_language',
  'cost_option',
  'required_document',
  'service_area',
  'translation',
  'field_assertion',
] as const

/** Name of one of these tables. */
export type DetailTable = (typeof DETAIL_TABLES)[number]

/** A fictional body: the rows it has in each table of the directory. */
export type DemoOrganization = { organization: Insertable<DirectoryTables['organization']> } & {
  [T in DetailTable]: Insertable<DirectoryTables[T]>[]
}

/** A body with its own row only. */
export function emptyOrganization(organization: DemoOrganization['organization']): DemoOrganization {
  return {
    organization,
    organization_identifier: [],
    organization_former_name: [],
    organization_relation: [],
    organization_term: [],
    location: [],
    program: [],
    activity: [],
    organization_event: [],
    service: [],
    service_term: [],
    service_at_location: [],
    phone: [],
    contact: [],
    schedule: [],
    spoken_language: [],
    cost_option: [],
    required_document: [],
    service_area: [],
    translation: [],
    field_assertion: [],
  }
}
