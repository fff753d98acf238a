import type { Db } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'

type Values = Record<string, unknown>

/** Identifiers of what a sample was given. */
export interface Sample {
  id: string
  location: string
  service: string
}

/** Writes an organisation with one of everything, for tests; `text` goes into every field that takes free text. */
export async function insertSample(
  db: Db,
  slug: string,
  text = 'Centro d’ascolto',
  over: Values = {},
): Promise<Sample> {
  const id = newId()
  const location = newId()
  const service = newId()
  const program = newId()
  const insert = (table: 'organization', values: Values) =>
    db
      .insertInto(table)
      .values(values as never)
      .execute()
  const own = (table: string, values: Values) =>
    insert(table as 'organization', {
      ...(table === 'translation' ? {} : { id: newId() }),
      organization_id: id,
      ...values,
    })
  await insert('organization', {
    id,
    slug,
    name: text.slice(0, 290),
    alternate_name: text.slice(0, 290),
    type_code: 'odv',
    legal_form_code: '1.8.10',
    description: `${text}\n\nSecondo paragrafo.`,
    purpose: text,
    email: 'ascolto@example.org',
    certified_email: 'ascolto@pec.example.org',
    website: 'www.example.org/ascolto',
    year_incorporated: 1994,
    volunteer_count: 42,
    verified_at: new Date('2026-03-12T10:00Z'),
    verified_by: 'owner',
    ...over,
  })
  await own('organization_identifier', {
    identifier_scheme: 'IT-CF',
    identifier: uniqueNumber('9'),
    personal: false,
  })
  await own('organization_former_name', { name: text, valid_to: '2010-05-01' })
  for (const [taxonomy, code] of [
    ['area', 'sociale'],
    ['beneficiary', 'anziani'],
  ])
    await insert('organization_term' as 'organization', {
      organization_id: id,
      taxonomy,
      code,
      origin: 'owner',
    })
  await own('location', {
    id: location,
    name: text,
    is_seat: true,
    address_1: 'Via Garibaldi 1',
    postal_code: '59100',
    istat_code: '100005',
    locality: text,
    latitude: 43.8805,
    longitude: 11.0966,
    transportation: text,
    wheelchair: true,
    accessibility_description: text,
  })
  await own('phone', { number: '0574 123456', description: text })
  await own('phone', { number: '333 1234567', type: 'whatsapp', position: 1 })
  await own('contact', { title: text, name: text, email: 'segreteria@example.org', phone: '0574 654321' })
  await own('contact', { title: 'Riservato', name: 'Persona Nascosta', is_public: false })
  await own('schedule', { byday: 'MO,TU,WE,TH,FR', opens_at: '09:00', closes_at: '13:00', description: text })
  await own('spoken_language', { code: 'ar', note: text })
  await own('program', { id: program, name: text, description: text, starts_on: '2026-01-01' })
  await own('activity', { name: text, description: text })
  await own('organization_event', {
    ...{
      name: text.slice(0, 290),
      description: text,
      starts_on: '2190-12-05',
      starts_at: '18:00',
      ends_at: '20:00',
    },
    ...{
      place_id: location,
      place_name: text.slice(0, 290),
      fees_description: text,
      booking: 'eventi@ente.example',
    },
  })
  await own('service', {
    id: service,
    name: text.slice(0, 290),
    description: text,
    url: 'https://example.org/servizio',
    application_process: text,
    eligibility_description: text,
    fees_description: text,
    free: true,
    wait_time: text,
    minimum_age: 65,
    alert: text,
  })
  await insertOfService(db, service, location, text)
  await own('field_assertion', {
    entity_id: id,
    field: 'name',
    source: 'register',
    source_ref: text,
    asserted_by: 'Nome di Persona',
    asserted_at: new Date('2026-03-12T10:00Z'),
  })
  return { id, location, service }
}

async function insertOfService(db: Db, service: string, location: string, text: string): Promise<void> {
  const rows: [string, Values][] = [
    ['service_term', { service_id: service, taxonomy: 'beneficiary', code: 'anziani' }],
    ['service_at_location', { id: newId(), service_id: service, location_id: location }],
    ['cost_option', { id: newId(), service_id: service, option: text, amount: 5, amount_description: text }],
    ['required_document', { id: newId(), service_id: service, document: text }],
    ['service_area', { id: newId(), service_id: service, name: text }],
  ]
  for (const [table, values] of rows)
    await db
      .insertInto(table as 'service_area')
      .values(values as never)
      .execute()
}

/** A different number at each call: current identifiers are unique. */
const uniqueNumber = (first: string): string =>
  `${first}${String(Date.now() % 1e6).padStart(6, '0')}${String(counter++).padStart(4, '0')}`
let counter = 0
