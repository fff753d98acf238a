import type { PersonalData, Privacy } from '../../../platform/privacy/table-privacy.ts'

const RECORD = {
  purpose: 'privacy.purpose.record',
  kept: { words: 'privacy.kept.record' },
} as const
const PUBLIC = { keep: 'privacy.stays.record' } as const

/** What an organisation says in public, where somebody may be named. */
const said = (columns: string): PersonalData => ({ of: 'words', columns, ...RECORD, erase: PUBLIC })

/** The tables of a record: of an organisation, but for the people it names. */
export const recordPrivacy: Privacy = {
  organization: {
    personal: [
      said('name alternate_name description purpose email certified_email website logo slug'),
      { ...said('verified_by'), purpose: 'privacy.purpose.verified' },
    ],
    other:
      'id type_code legal_form_code original_lang year_incorporated member_count volunteer_count staff_count parent_organization_id lifecycle visibility verified_at review_interval_months merged_into_id demo version created_at updated_at parts_verified',
  },
  slug_redirect: { personal: [said('slug')], other: 'organization_id created_at' },
  organization_identifier: {
    personal: [
      {
        of: 'words',
        columns: 'identifier',
        purpose: 'privacy.purpose.tax_code',
        kept: { words: 'privacy.kept.record_never_shown' },
        erase: 'delete',
      },
    ],
    other: 'id organization_id identifier_scheme personal valid_from valid_to',
  },
  organization_former_name: { personal: [said('name')], other: 'id organization_id valid_to' },
  organization_relation: 'id organization_id related_organization_id kind',
  organization_term: 'organization_id taxonomy code origin rule',
  location: {
    personal: [said('name description address_1 transportation accessibility_description')],
    other:
      'id organization_id location_type is_seat postal_code istat_code locality latitude longitude geocode_quality wheelchair position',
  },
  program: { personal: [said('name description')], other: 'id organization_id kind starts_on ends_on' },
  activity: { personal: [said('name description')], other: 'id organization_id starts_on ends_on' },
  organization_event: {
    personal: [said('name description place_name online_url fees_description booking')],
    other: 'id organization_id status starts_on starts_at ends_on ends_at place_id istat_code free',
  },
  service: {
    personal: [
      said(
        'name description url email application_process eligibility_description fees_description wait_time alert',
      ),
    ],
    other: 'id organization_id program_id status free minimum_age maximum_age position updated_at',
  },
  service_term: 'service_id taxonomy code',
  service_at_location: { personal: [said('description')], other: 'id service_id location_id' },
  phone: {
    personal: [said('number description')],
    other: 'id organization_id service_id location_id extension type position',
  },
  contact: {
    personal: [
      {
        of: { email: 'email' },
        columns: 'name email phone',
        purpose: 'privacy.purpose.contact',
        kept: { words: 'privacy.kept.record' },
        erase: 'blank',
      },
      {
        of: 'words',
        columns: 'title name email phone',
        purpose: 'privacy.purpose.contact',
        kept: { words: 'privacy.kept.record' },
        erase: 'blank',
      },
    ],
    other: 'id organization_id service_id is_public position',
  },
  schedule: {
    personal: [said('description')],
    other:
      'id organization_id service_id location_id freq byday opens_at closes_at valid_from valid_to closed',
  },
  spoken_language: { personal: [said('note')], other: 'id organization_id service_id code' },
  cost_option: { personal: [said('option amount_description')], other: 'id service_id amount' },
  required_document: { personal: [said('document')], other: 'id service_id' },
  service_area: { personal: [said('name')], other: 'id service_id istat_code' },
  translation: {
    personal: [said('text')],
    other: 'organization_id entity entity_id field lang kind still_right updated_at',
  },
  organization_picture: {
    personal: [
      {
        of: 'words',
        columns: 'alt credit',
        purpose: 'privacy.purpose.photo_author',
        kept: { words: 'privacy.kept.picture' },
        erase: 'blank',
      },
    ],
    other: 'id organization_id picture_id role decorative position',
  },
  organization_document: {
    personal: [said('name')],
    other: 'id organization_id document_id kind year position',
  },
  field_assertion: {
    personal: [
      {
        of: { name: 'asserted_by' },
        columns: 'asserted_by',
        purpose: 'privacy.purpose.source',
        kept: { words: 'privacy.kept.record' },
        erase: 'blank',
      },
      {
        of: 'words',
        columns: 'value source_ref',
        purpose: 'privacy.purpose.source',
        kept: { words: 'privacy.kept.record' },
        erase: 'blank',
      },
    ],
    other: 'id organization_id entity entity_id field source asserted_at superseded_at',
  },
}
