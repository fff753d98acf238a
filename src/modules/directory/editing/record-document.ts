import { z } from 'zod'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { event } from './record-event.ts'
import {
  code,
  day,
  email,
  istatCode,
  LATE,
  needed,
  ordered,
  phoneNumber,
  said,
  website,
} from './record-fields.ts'

const count = z.number().int().min(0).max(10_000_000).nullable()
const age = z.number().int().min(0).max(120).nullable()
const position = z.number().int().min(0)
const ofService = z.guid().nullable()
const ofLocation = z.guid().nullable()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'directory.editing.time' })

const organization = z.object({
  id: z.guid(),
  name: needed(300),
  alternate_name: said(300),
  type_code: code.nullable(),
  legal_form_code: code.nullable(),
  year_incorporated: z.number().int().min(1000).max(2200).nullable(),
  lifecycle: z.enum(['active', 'inactive', 'dissolved', 'unknown']),
  description: said(10_000),
  purpose: said(10_000),
  original_lang: z.enum(LANGUAGES),
  email,
  certified_email: email,
  website,
  member_count: count,
  volunteer_count: count,
  staff_count: count,
  /** The one of `locations` that is the registered seat. */
  seat_id: z.guid().nullable(),
})

/** The current code of each scheme; a personal one (rule 2 of the directory) is here too: never show it to the public. */
const identifier = z.object({
  scheme: z.string().regex(/^[A-Z][A-Z0-9-]{1,19}$/, { error: 'form.choose_from_list' }),
  identifier: needed(60),
})

const location = z.object({
  id: z.guid(),
  name: said(300),
  description: said(10_000),
  location_type: z.enum(['physical', 'postal', 'virtual']),
  address_1: said(300),
  postal_code: said(20),
  istat_code: istatCode,
  locality: said(200),
  /** Degrees (WGS 84), and how well the address is known; one value, so that half of it never stands alone. */
  point: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      quality: z.enum(['address', 'street', 'locality', 'municipality']).nullable(),
    })
    .nullable(),
  transportation: said(2000),
  wheelchair: z.boolean().nullable(),
  accessibility_description: said(2000),
  position,
})

const doing = {
  id: z.guid(),
  name: needed(300),
  description: said(10_000),
  starts_on: day.nullable(),
  ends_on: day.nullable(),
}
const program = z
  .object({ ...doing, kind: z.enum(['programme', 'project']) })
  .refine((row) => ordered(row.starts_on, row.ends_on), { ...LATE, path: ['ends_on'] })
const activity = z
  .object(doing)
  .refine((row) => ordered(row.starts_on, row.ends_on), { ...LATE, path: ['ends_on'] })

const service = z
  .object({
    id: z.guid(),
    program_id: z.guid().nullable(),
    name: needed(300),
    description: said(10_000),
    status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
    url: website,
    email,
    application_process: said(10_000),
    eligibility_description: said(10_000),
    fees_description: said(10_000),
    free: z.boolean().nullable(),
    wait_time: said(1000),
    minimum_age: age,
    maximum_age: age,
    alert: said(10_000),
    position,
  })
  .refine((row) => ordered(row.minimum_age, row.maximum_age), {
    path: ['maximum_age'],
    error: 'directory.editing.age_order',
  })

const phone = z.object({
  id: z.guid(),
  service_id: ofService,
  location_id: ofLocation,
  number: phoneNumber,
  extension: z.number().int().min(0).max(999_999).nullable(),
  type: z.enum(['voice', 'mobile', 'fax', 'whatsapp', 'emergency']),
  description: said(300),
  position,
})

const contact = z.object({
  id: z.guid(),
  service_id: ofService,
  title: needed(200),
  /** A person's name, only where that person agreed. */
  name: said(200),
  email,
  phone: phoneNumber.nullable(),
  is_public: z.boolean(),
  position,
})

/** One span of the days in `byday` (iCalendar BYDAY); ending at an earlier hour it goes over midnight. */
const schedule = z
  .object({
    id: z.guid(),
    service_id: ofService,
    location_id: ofLocation,
    freq: z.enum(['WEEKLY', 'MONTHLY']),
    byday: z.string().regex(/^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)){0,30}$/, {
      error: 'directory.editing.days',
    }),
    opens_at: time,
    closes_at: time,
    valid_from: day.nullable(),
    valid_to: day.nullable(),
    /** Closed, not open, in this span. */
    closed: z.boolean(),
    description: said(300),
  })
  .refine((row) => ordered(row.valid_from, row.valid_to), { ...LATE, path: ['valid_to'] })

const area = z
  .object({ id: z.guid(), service_id: z.guid(), istat_code: istatCode, name: said(200) })
  .refine(({ istat_code, name }) => istat_code !== null || name !== null, {
    path: ['name'],
    error: 'form.required',
  })

const picture = z
  .object({
    id: z.guid(),
    /** The picture as the platform keeps it. */
    picture_id: z.guid({ error: 'directory.editing.picture_needed' }),
    role: z.enum(['logo', 'gallery']),
    /** What it says to who cannot see it; nothing where it is only decoration. */
    alt: said(300),
    decorative: z.boolean(),
    /** Who took or drew it. */
    credit: said(200),
    position,
  })
  .refine(({ alt, decorative }) => decorative || alt !== null, {
    path: ['alt'],
    error: 'ui.picture_alt_needed',
  })

/** Kinds of documents that organisations show. */
export const PAPER_KINDS = [
  'statute',
  'founding_act',
  'annual_report',
  'accounts',
  'leaflet',
  'form',
  'other',
] as const

const paper = z.object({
  id: z.guid(),
  /** The document as the platform keeps it. */
  document_id: z.guid({ error: 'directory.editing.document_needed' }),
  name: needed(300),
  kind: z.enum(PAPER_KINDS),
  year: z.number().int().min(1800).max(2200).nullable(),
  position,
})

/** Most pictures of a record, its logo among them, and most documents. */
export const MOST_PICTURES = 13
export const MOST_PAPERS = 20

/**
 * All that an organisation says of itself. Rows of `phones`, `contacts`, `schedules` and `languages` with a `service_id`
 * or a `location_id` belong to that service or place, the others to the organisation. Limits are those of the database.
 */
export const RecordDocument = z.object({
  organization,
  identifiers: z.array(identifier).max(30),
  terms: z.array(z.object({ taxonomy: z.enum(['area', 'sector', 'beneficiary']), code })).max(200),
  locations: z.array(location).max(200),
  programs: z.array(program).max(500),
  activities: z.array(activity).max(500),
  events: z.array(event).max(1000),
  services: z.array(service).max(500),
  service_terms: z
    .array(z.object({ service_id: z.guid(), taxonomy: z.enum(['sector', 'beneficiary']), code }))
    .max(5000),
  service_places: z
    .array(z.object({ service_id: z.guid(), location_id: z.guid(), description: said(1000) }))
    .max(5000),
  phones: z.array(phone).max(500),
  contacts: z.array(contact).max(500),
  schedules: z.array(schedule).max(5000),
  languages: z
    .array(
      z.object({
        service_id: ofService,
        code: z.string().regex(/^[a-z]{2,3}$/, { error: 'form.choose_from_list' }),
        note: said(300),
      }),
    )
    .max(2000),
  costs: z
    .array(
      z.object({
        id: z.guid(),
        service_id: z.guid(),
        option: said(300),
        /** Euro. */
        amount: z.number().min(0).max(99_999_999).multipleOf(0.01).nullable(),
        amount_description: said(1000),
      }),
    )
    .max(2000),
  documents: z.array(z.object({ id: z.guid(), service_id: z.guid(), document: needed(500) })).max(2000),
  areas: z.array(area).max(2000),
  pictures: z
    .array(picture)
    .max(MOST_PICTURES)
    .refine((rows) => rows.filter(({ role }) => role === 'logo').length <= 1, {
      error: 'directory.editing.one_logo',
    }),
  papers: z.array(paper).max(MOST_PAPERS),
  /** Texts in another language than `original_lang`; `entity_id` is the organisation's own id or that of a row. */
  translations: z
    .array(
      z.object({
        entity: z.enum([
          ...(['organization', 'service', 'program', 'activity', 'location'] as const),
          ...(['organization_picture', 'organization_document', 'organization_event'] as const),
        ]),
        entity_id: z.guid(),
        field: z.enum([
          'name',
          'description',
          'purpose',
          'application_process',
          'eligibility_description',
          'fees_description',
          'alert',
          'alt',
        ]),
        lang: z.enum(LANGUAGES),
        text: needed(10_000),
        kind: z.enum(['human', 'machine']),
        /** The day a person found it right though the original had changed, and the fingerprint of that original. */
        still_right: z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2} [0-9a-f]{16}$/)
          .nullish(),
      }),
    )
    .max(20_000),
})
export type RecordDocument = z.infer<typeof RecordDocument>
