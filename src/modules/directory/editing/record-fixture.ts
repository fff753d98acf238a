import fc from 'fast-check'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import type { RecordDocument } from './record-document.ts'
import { normalised } from './record-rows.ts'

/** The organisation that arbitrary records are about. */
export const FIXTURE_ID = '00000000-0000-7000-8000-000000000001'

/** Few ids, so that two records often speak of the same row. */
const ids = (kind: string) =>
  fc.integer({ min: 1, max: 3 }).map((n) => `00000000-0000-7000-8000-${kind}00000000${n}`)
const [locationId, serviceId, programId, activityId] = [ids('0a0'), ids('0b0'), ids('0c0'), ids('0d0')]
const eventId = ids('0e1')
const rowId = fc
  .integer({ min: 1, max: 3 })
  .map((n) => (kind: string) => `00000000-0000-7000-8000-${kind}00000000${n}`)

const text = fc.constantFrom('uno', 'due parole', 'Tre «parole», poi', '三个词', 'أربع كلمات', "l'ente")
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 3, nil: null })
const list = (shape: Record<string, fc.Arbitrary<unknown>>, most = 3) =>
  fc.array(fc.record(shape), { maxLength: most })
const position = fc.integer({ min: 0, max: 3 })
const email = orNull(fc.constantFrom('a@ente.example', 'b@ente.example'))
const website = orNull(fc.constantFrom('https://ente.example/', 'https://ente.example/due'))
const number = fc.constantFrom('0574 123', '0574 456', '+39 300 000')
const count = orNull(fc.integer({ min: 0, max: 50 }))
const day = { early: orNull(fc.constant('2026-01-31')), late: orNull(fc.constant('2026-09-01')) }
const code = fc.constantFrom('sport', 'sociale', '1.8.10')
const istat = fc.constantFrom('100005', '100003')
const owners = { service_id: orNull(serviceId), location_id: orNull(locationId) }
const withId = (kind: string, shape: Record<string, fc.Arbitrary<unknown>>) =>
  list({ ...shape, id: rowId.map((of) => of(kind)) })
const doing = { name: text, description: orNull(text), starts_on: day.early, ends_on: day.late }

const organization = {
  id: fc.constant(FIXTURE_ID),
  name: text,
  alternate_name: orNull(text),
  type_code: orNull(code),
  legal_form_code: orNull(code),
  year_incorporated: orNull(fc.constantFrom(1900, 2001)),
  lifecycle: fc.constantFrom('active', 'inactive'),
  description: orNull(text),
  purpose: orNull(text),
  original_lang: fc.constantFrom(...LANGUAGES),
  email,
  certified_email: email,
  website,
  member_count: count,
  volunteer_count: count,
  staff_count: count,
  seat_id: orNull(locationId),
}

const places = {
  locations: list({
    id: locationId,
    name: orNull(text),
    description: orNull(text),
    location_type: fc.constantFrom('physical', 'virtual'),
    address_1: orNull(text),
    postal_code: orNull(fc.constant('59100')),
    istat_code: orNull(istat),
    locality: orNull(text),
    point: orNull(
      fc.record({
        latitude: fc.constantFrom(43.88, 44),
        longitude: fc.constant(11.1),
        quality: orNull(fc.constant('street')),
      }),
    ),
    transportation: orNull(text),
    wheelchair: orNull(fc.boolean()),
    accessibility_description: orNull(text),
    position,
  }),
  schedules: withId('010', {
    ...owners,
    freq: fc.constant('WEEKLY'),
    byday: fc.constantFrom('MO', 'TU,WE'),
    opens_at: fc.constantFrom('09:00', '15:30'),
    closes_at: fc.constantFrom('24:00', '18:00'),
    valid_from: day.early,
    valid_to: day.late,
    closed: fc.boolean(),
    description: orNull(text),
  }),
  phones: withId('020', {
    ...owners,
    number,
    extension: orNull(fc.constant(12)),
    type: fc.constantFrom('voice', 'fax'),
    description: orNull(text),
    position,
  }),
  contacts: withId('030', {
    service_id: owners.service_id,
    title: text,
    name: orNull(text),
    email,
    phone: orNull(number),
    is_public: fc.boolean(),
    position,
  }),
}

const services = {
  services: list({
    id: serviceId,
    program_id: orNull(programId),
    name: text,
    description: orNull(text),
    status: fc.constantFrom('active', 'defunct'),
    url: website,
    email,
    application_process: orNull(text),
    eligibility_description: orNull(text),
    fees_description: orNull(text),
    free: orNull(fc.boolean()),
    wait_time: orNull(text),
    minimum_age: orNull(fc.constantFrom(0, 6)),
    maximum_age: orNull(fc.constantFrom(18, 99)),
    alert: orNull(text),
    position,
  }),
  service_terms: list({ service_id: serviceId, taxonomy: fc.constantFrom('sector', 'beneficiary'), code }),
  service_places: list({ service_id: serviceId, location_id: locationId, description: orNull(text) }),
  costs: withId('040', {
    service_id: serviceId,
    option: orNull(text),
    amount: orNull(fc.constantFrom(0, 12.5)),
    amount_description: orNull(text),
  }),
  documents: withId('050', { service_id: serviceId, document: text }),
  areas: withId('060', { service_id: serviceId, istat_code: orNull(istat), name: text }),
}

const event = {
  id: eventId,
  name: text,
  description: orNull(text),
  status: fc.constantFrom('scheduled', 'cancelled'),
  starts_on: fc.constantFrom('2026-01-31', '2026-10-25'),
  starts_at: fc.constantFrom('02:30', '21:00'),
  ends_on: orNull(fc.constant('2026-10-26')),
  ends_at: orNull(fc.constant('23:00')),
  place_id: orNull(locationId),
  place_name: orNull(text),
  istat_code: orNull(istat),
  online_url: website,
  free: orNull(fc.boolean()),
  fees_description: orNull(text),
  booking: orNull(fc.constantFrom('0574 123', 'a@ente.example', 'https://ente.example/')),
}

const translation = fc
  .oneof(
    fc.record({
      entity: fc.constant('organization'),
      entity_id: fc.constant(FIXTURE_ID),
      field: fc.constantFrom('name', 'description', 'purpose'),
    }),
    fc.record({
      entity: fc.constant('service'),
      entity_id: serviceId,
      field: fc.constantFrom('name', 'alert'),
    }),
    fc.record({ entity: fc.constant('location'), entity_id: locationId, field: fc.constant('name') }),
    fc.record({ entity: fc.constant('organization_event'), entity_id: eventId, field: fc.constant('name') }),
  )
  .chain((about) =>
    fc
      .record({
        ...{ lang: fc.constantFrom(...LANGUAGES), text, kind: fc.constantFrom('human', 'machine') },
        still_right: orNull(fc.constantFrom('2026-11-22 0123456789abcdef', '2026-11-23 0123456789abcdef')),
      })
      .map((said) => ({ ...about, ...said })),
  )

/** Any allowed record of one organisation, small enough that two of them have much in common. */
export const anyRecord: fc.Arbitrary<RecordDocument> = fc
  .record({
    organization: fc.record(organization),
    identifiers: list({
      scheme: fc.constantFrom('IT-CF', 'RUNTS-REP'),
      identifier: fc.constantFrom('1', '2'),
    }),
    terms: list({ taxonomy: fc.constantFrom('area', 'sector'), code }),
    ...places,
    ...services,
    programs: list({ ...doing, id: programId, kind: fc.constantFrom('programme', 'project') }),
    activities: list({ ...doing, id: activityId }),
    events: list(event),
    languages: list({
      service_id: owners.service_id,
      code: fc.constantFrom('it', 'ar'),
      note: orNull(text),
    }),
    pictures: withId('070', {
      picture_id: fc.constantFrom(
        '00000000-0000-7000-8000-0e0000000001',
        '00000000-0000-7000-8000-0e0000000002',
      ),
      role: fc.constant('gallery'),
      alt: text,
      decorative: fc.boolean(),
      credit: orNull(text),
      position,
    }),
    papers: withId('080', {
      document_id: fc.constant('00000000-0000-7000-8000-0f0000000001'),
      name: text,
      kind: fc.constantFrom('statute', 'other'),
      year: orNull(fc.constantFrom(2024, 2025)),
      position,
    }),
    translations: fc.array(translation, { maxLength: 3 }),
  })
  .map(normalised)
