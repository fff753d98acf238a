import type { RecordDocument } from './record-document.ts'

/** What a field of a record may hold. */
export type Value = string | number | boolean | null | { [key: string]: Value }
/** A row of a list of the record. */
export type Row = Readonly<Record<string, Value>>

/** Parts of a record as people think of it: what a change, a page of the form or a right is about. */
export const GROUPS = [
  'identity',
  'texts',
  'contacts',
  'people',
  'places',
  'hours',
  'services',
  'terms',
  'languages',
  'numbers',
  'programmes',
  'activities',
  'events',
  'pictures',
  'papers',
  'translations',
] as const
export type Group = (typeof GROUPS)[number]

/** A list of the record. */
export type ListName = Exclude<keyof RecordDocument, 'organization'>

/** How a list is kept. */
export interface ListShape {
  /** Its table, which is also the name of the entity in changes and in provenance. */
  entity: string
  /** What tells a row from the others: an id, or the values that may be there only once. */
  key: readonly string[]
  fields: readonly string[]
  order: readonly string[]
  group: Group
  /** Whether provenance is kept for each field, or once for the whole row. */
  said: 'each' | 'whole'
}

const DOING = ['name', 'description', 'starts_on', 'ends_on'] as const

/** The lists of a record, those others refer to first. */
export const LISTS: Record<ListName, ListShape> = {
  identifiers: {
    entity: 'organization_identifier',
    key: ['scheme'],
    fields: ['identifier'],
    order: ['scheme'],
    group: 'identity',
    said: 'whole',
  },
  terms: {
    entity: 'organization_term',
    key: ['taxonomy', 'code'],
    fields: [],
    order: ['taxonomy', 'code'],
    group: 'terms',
    said: 'whole',
  },
  locations: {
    entity: 'location',
    key: ['id'],
    fields: [
      ...[
        'name',
        'description',
        'location_type',
        'address_1',
        'postal_code',
        'istat_code',
        'locality',
        'point',
      ],
      ...['transportation', 'wheelchair', 'accessibility_description', 'position'],
    ],
    order: ['position', 'id'],
    group: 'places',
    said: 'each',
  },
  programs: {
    entity: 'program',
    key: ['id'],
    fields: ['kind', ...DOING],
    order: ['starts_on', 'name', 'id'],
    group: 'programmes',
    said: 'each',
  },
  activities: {
    entity: 'activity',
    key: ['id'],
    fields: DOING,
    order: ['starts_on', 'name', 'id'],
    group: 'activities',
    said: 'each',
  },
  events: {
    entity: 'organization_event',
    key: ['id'],
    fields: [
      ...['name', 'description', 'status', 'starts_on', 'starts_at', 'ends_on', 'ends_at'],
      ...['place_id', 'place_name', 'istat_code', 'online_url', 'free', 'fees_description', 'booking'],
    ],
    order: ['starts_on', 'starts_at', 'name', 'id'],
    group: 'events',
    said: 'each',
  },
  services: {
    entity: 'service',
    key: ['id'],
    fields: [
      ...['program_id', 'name', 'description', 'status', 'url', 'email', 'application_process'],
      ...['eligibility_description', 'fees_description', 'free', 'wait_time', 'minimum_age', 'maximum_age'],
      ...['alert', 'position'],
    ],
    order: ['position', 'id'],
    group: 'services',
    said: 'each',
  },
  service_terms: {
    entity: 'service_term',
    key: ['service_id', 'taxonomy', 'code'],
    fields: [],
    order: ['service_id', 'taxonomy', 'code'],
    group: 'services',
    said: 'whole',
  },
  service_places: {
    entity: 'service_at_location',
    key: ['service_id', 'location_id'],
    fields: ['description'],
    order: ['service_id', 'location_id'],
    group: 'services',
    said: 'whole',
  },
  phones: {
    entity: 'phone',
    key: ['id'],
    fields: ['service_id', 'location_id', 'number', 'extension', 'type', 'description', 'position'],
    order: ['position', 'id'],
    group: 'contacts',
    said: 'whole',
  },
  contacts: {
    entity: 'contact',
    key: ['id'],
    fields: ['service_id', 'title', 'name', 'email', 'phone', 'is_public', 'position'],
    order: ['position', 'id'],
    group: 'people',
    said: 'whole',
  },
  schedules: {
    entity: 'schedule',
    key: ['id'],
    fields: [
      ...['service_id', 'location_id', 'freq', 'byday', 'opens_at', 'closes_at', 'valid_from', 'valid_to'],
      ...['closed', 'description'],
    ],
    order: ['service_id', 'location_id', 'valid_from', 'opens_at', 'id'],
    group: 'hours',
    said: 'whole',
  },
  languages: {
    entity: 'spoken_language',
    key: ['service_id', 'code'],
    fields: ['note'],
    order: ['service_id', 'code'],
    group: 'languages',
    said: 'whole',
  },
  costs: {
    entity: 'cost_option',
    key: ['id'],
    fields: ['service_id', 'option', 'amount', 'amount_description'],
    order: ['service_id', 'amount', 'id'],
    group: 'services',
    said: 'whole',
  },
  documents: {
    entity: 'required_document',
    key: ['id'],
    fields: ['service_id', 'document'],
    order: ['service_id', 'document', 'id'],
    group: 'services',
    said: 'whole',
  },
  areas: {
    entity: 'service_area',
    key: ['id'],
    fields: ['service_id', 'istat_code', 'name'],
    order: ['service_id', 'name', 'id'],
    group: 'services',
    said: 'whole',
  },
  pictures: {
    entity: 'organization_picture',
    key: ['id'],
    fields: ['picture_id', 'role', 'alt', 'decorative', 'credit', 'position'],
    order: ['position', 'id'],
    group: 'pictures',
    said: 'whole',
  },
  papers: {
    entity: 'organization_document',
    key: ['id'],
    fields: ['document_id', 'name', 'kind', 'year', 'position'],
    order: ['position', 'id'],
    group: 'papers',
    said: 'whole',
  },
  translations: {
    entity: 'translation',
    key: ['entity', 'entity_id', 'field', 'lang'],
    fields: ['text', 'kind', 'still_right'],
    order: ['entity', 'entity_id', 'field', 'lang'],
    group: 'translations',
    said: 'whole',
  },
}

/** Names of the lists, those others refer to first. */
export const LIST_NAMES = Object.keys(LISTS) as ListName[]

/** The group of each field of the organisation itself. */
export const ORGANIZATION_FIELDS: Record<Exclude<keyof RecordDocument['organization'], 'id'>, Group> = {
  name: 'identity',
  alternate_name: 'identity',
  type_code: 'identity',
  legal_form_code: 'identity',
  year_incorporated: 'identity',
  lifecycle: 'identity',
  description: 'texts',
  purpose: 'texts',
  original_lang: 'texts',
  email: 'contacts',
  certified_email: 'contacts',
  website: 'contacts',
  member_count: 'numbers',
  volunteer_count: 'numbers',
  staff_count: 'numbers',
  seat_id: 'places',
}
