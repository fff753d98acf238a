import type { ColumnType, Generated } from 'kysely'
import type { Json, Moment } from '../../platform/db/tables.ts'
import type { OrganizationEventTable } from './editing/tables.ts'

declare module '../../platform/db/database.ts' {
  interface Database extends DirectoryTables {}
}

/** The directory's tables, after HSDS 3.0; meanings are in `migrations/0001_organization.sql`. */
export interface DirectoryTables {
  dead_link: DeadLinkTable
  organization: OrganizationTable
  slug_redirect: SlugRedirectTable
  organization_identifier: OrganizationIdentifierTable
  organization_former_name: OrganizationFormerNameTable
  organization_relation: OrganizationRelationTable
  organization_term: OrganizationTermTable
  location: LocationTable
  program: ProgramTable
  activity: ActivityTable
  organization_event: OrganizationEventTable
  service: ServiceTable
  service_term: ServiceTermTable
  service_at_location: ServiceAtLocationTable
  phone: PhoneTable
  contact: ContactTable
  schedule: ScheduleTable
  spoken_language: SpokenLanguageTable
  cost_option: CostOptionTable
  required_document: RequiredDocumentTable
  service_area: ServiceAreaTable
  translation: TranslationTable
  field_assertion: FieldAssertionTable
  record_report: RecordReportTable
}

/** Meanings are in `migrations/0013_dead_links.sql`. */
interface DeadLinkTable {
  organization_id: string
  url: string
  since: Date
}

export interface OrganizationTable {
  id: string
  slug: string
  name: string
  alternate_name: string | null
  type_code: string | null
  legal_form_code: string | null
  description: string | null
  purpose: string | null
  original_lang: Generated<string>
  email: string | null
  certified_email: string | null
  website: string | null
  logo: string | null
  year_incorporated: number | null
  member_count: number | null
  volunteer_count: number | null
  staff_count: number | null
  parent_organization_id: string | null
  lifecycle: Generated<string>
  visibility: Generated<string>
  verified_at: Date | null
  parts_verified: ColumnType<Record<string, string>, string | undefined, string>
  verified_by: string | null
  review_interval_months: Generated<number>
  merged_into_id: string | null
  demo: Generated<boolean>
  version: Generated<number>
  created_at: Moment
  updated_at: Moment
}

export interface SlugRedirectTable {
  slug: string
  organization_id: string
  created_at: Moment
}

export interface OrganizationIdentifierTable {
  id: string
  organization_id: string
  identifier_scheme: string
  identifier: string
  personal: Generated<boolean>
  valid_from: string | null
  valid_to: string | null
}

export interface OrganizationFormerNameTable {
  id: string
  organization_id: string
  name: string
  valid_to: string | null
}

export interface OrganizationRelationTable {
  id: string
  organization_id: string
  related_organization_id: string
  kind: string
}

export interface OrganizationTermTable {
  organization_id: string
  taxonomy: string
  code: string
  origin: string
  rule: string | null
}

export interface LocationTable {
  id: string
  organization_id: string
  name: string | null
  description: string | null
  location_type: Generated<string>
  is_seat: Generated<boolean>
  address_1: string | null
  postal_code: string | null
  istat_code: string | null
  locality: string | null
  latitude: number | null
  longitude: number | null
  geocode_quality: string | null
  transportation: string | null
  wheelchair: boolean | null
  accessibility_description: string | null
  position: Generated<number>
}

export interface ProgramTable {
  id: string
  organization_id: string
  kind: Generated<string>
  name: string
  description: string | null
  starts_on: string | null
  ends_on: string | null
}

export interface ActivityTable {
  id: string
  organization_id: string
  name: string
  description: string | null
  starts_on: string | null
  ends_on: string | null
}

export interface ServiceTable {
  id: string
  organization_id: string
  program_id: string | null
  name: string
  description: string | null
  status: Generated<string>
  url: string | null
  email: string | null
  application_process: string | null
  eligibility_description: string | null
  fees_description: string | null
  free: boolean | null
  wait_time: string | null
  minimum_age: number | null
  maximum_age: number | null
  alert: string | null
  position: Generated<number>
  updated_at: Moment
}

export interface ServiceTermTable {
  service_id: string
  taxonomy: string
  code: string
}

export interface ServiceAtLocationTable {
  id: string
  service_id: string
  location_id: string
  description: string | null
}

export interface PhoneTable {
  id: string
  organization_id: string
  service_id: string | null
  location_id: string | null
  number: string
  extension: number | null
  type: Generated<string>
  description: string | null
  position: Generated<number>
}

export interface ContactTable {
  id: string
  organization_id: string
  service_id: string | null
  title: string
  name: string | null
  email: string | null
  phone: string | null
  is_public: Generated<boolean>
  position: Generated<number>
}

export interface ScheduleTable {
  id: string
  organization_id: string
  service_id: string | null
  location_id: string | null
  freq: Generated<string>
  byday: string
  opens_at: string
  closes_at: string
  valid_from: string | null
  valid_to: string | null
  closed: Generated<boolean>
  description: string | null
}

export interface SpokenLanguageTable {
  id: string
  organization_id: string
  service_id: string | null
  code: string
  note: string | null
}

export interface CostOptionTable {
  id: string
  service_id: string
  option: string | null
  amount: number | null
  amount_description: string | null
}

export interface RequiredDocumentTable {
  id: string
  service_id: string
  document: string
}

export interface ServiceAreaTable {
  id: string
  service_id: string
  istat_code: string | null
  name: string | null
}

export interface TranslationTable {
  organization_id: string
  entity: string
  entity_id: string
  field: string
  lang: string
  text: string
  kind: Generated<string>
  still_right: string | null
  updated_at: Moment
}

export interface FieldAssertionTable {
  id: string
  organization_id: string
  entity: Generated<string>
  entity_id: string
  field: string
  value: Json<unknown> | null
  source: string
  source_ref: string | null
  asserted_by: string | null
  asserted_at: Date
  superseded_at: Date | null
}

export interface RecordReportTable {
  id: string
  organization_id: string
  about: string
  message: string
  email: string | null
  lang: string
  created_at: Moment
  state: Generated<string>
  answer: Generated<string | null>
  closed_at: Date | null
}
