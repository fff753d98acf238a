import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'

type Row = Record<string, unknown>

/** Rows to be written, by table, in an order that references allow. */
export type Rows = Readonly<Record<string, readonly Row[]>>

/** Writes rows of tests straight into their tables. */
export async function plantRows(db: Db, rows: Rows): Promise<void> {
  for (const [table, list] of Object.entries(rows)) {
    for (const row of list) {
      const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)))
      await sql`insert into ${sql.table(table)} (${columns})
        select ${columns} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`.execute(
        db,
      )
    }
  }
}

/** An organisation with everything HSDS can tell, and with what must never be told. */
export function wholeOrganization(name: string, more: Row = {}) {
  const [id, service, seat, program, at] = [newId(), newId(), newId(), newId(), newId()]
  const of = { organization_id: id }
  const own = () => ({ id: newId(), ...of })
  const asserted = {
    source: 'import',
    source_ref: 'Elenco di prova',
    asserted_by: 'SECRET person',
    asserted_at: '2026-01-02T03:04:05Z',
  }
  const rows: Rows = {
    organization: [
      {
        id,
        slug: `e-${id}`,
        name,
        alternate_name: 'A.P.S.',
        type_code: 'aps',
        legal_form_code: '1.8.10',
        description: `${name}: dopo la scuola, per bambini & famiglie <b>del quartiere</b>`,
        email: 'info@example.org',
        certified_email: 'ente@pec.example.org',
        website: 'www.example.org/chi siamo?a=[1]|è',
        year_incorporated: 1987,
        verified_by: 'SECRET verifier',
        ...more,
      },
    ],
    organization_identifier: [
      { ...own(), identifier_scheme: 'IT-PIVA', identifier: String(Math.random()).slice(2, 13) },
      { ...own(), identifier_scheme: 'IT-CF', identifier: `SECRET${id.slice(-8)}`, personal: true },
      { ...own(), identifier_scheme: 'IT-CF', identifier: `SECRET${id.slice(-10)}` },
    ],
    organization_term: [
      { ...of, taxonomy: 'area', code: 'sociale', origin: 'editor' },
      { ...of, taxonomy: 'beneficiary', code: 'anziani', origin: 'machine', rule: 'name' },
    ],
    location: [
      {
        id: seat,
        ...of,
        name: 'Sede',
        is_seat: true,
        address_1: 'Via Roma 1',
        postal_code: '59100',
        istat_code: '100005',
        latitude: 43.88,
        longitude: 11.1,
        wheelchair: true,
        accessibility_description: 'Rampa',
      },
      { ...own(), location_type: 'virtual', position: 1 },
    ],
    program: [{ id: program, ...of, name: 'Insieme' }],
    service: [
      {
        id: service,
        ...of,
        program_id: program,
        name: 'Aiuto compiti',
        status: 'temporarily closed',
        url: 'example.org/x',
        email: 'not an address',
        eligibility_description: 'Dai 6 anni',
        free: true,
        minimum_age: 6,
        maximum_age: 14,
      },
    ],
    service_term: [{ service_id: service, taxonomy: 'beneficiary', code: 'anziani' }],
    service_at_location: [{ id: at, service_id: service, location_id: seat }],
    phone: [
      { ...own(), number: '0574 000000' },
      { ...own(), location_id: seat, number: '0574 000001', type: 'mobile' },
      { ...own(), service_id: service, number: '0574 000002', extension: 4 },
    ],
    contact: [
      { ...own(), title: 'Segreteria', email: 'segreteria@example.org', phone: '0574 000003' },
      { ...own(), title: 'SECRET contact', is_public: false },
      { ...own(), service_id: service, title: 'Accoglienza' },
    ],
    schedule: [
      { ...own(), byday: 'MO,WE', opens_at: '09:00', closes_at: '12:30' },
      {
        ...own(),
        service_id: service,
        location_id: seat,
        byday: 'FR',
        opens_at: '15:00',
        closes_at: '18:00',
      },
      {
        ...own(),
        service_id: service,
        freq: 'MONTHLY',
        byday: '1SA',
        opens_at: '00:00',
        closes_at: '23:59',
        closed: true,
        valid_from: '2026-08-01',
        valid_to: '2026-08-31',
      },
    ],
    spoken_language: [
      { ...own(), code: 'zh' },
      { ...own(), service_id: service, code: 'ar' },
    ],
    cost_option: [{ id: newId(), service_id: service, option: 'Tessera', amount: 12.5 }],
    required_document: [{ id: newId(), service_id: service, document: 'Documento di identità' }],
    service_area: [{ id: newId(), service_id: service, istat_code: '100005' }],
    translation: [
      { ...of, entity: 'organization', entity_id: id, field: 'description', lang: 'zh', text: '课后辅导' },
    ],
    field_assertion: [
      { ...own(), entity_id: id, field: 'name', value: JSON.stringify(name), ...asserted },
      { ...own(), entity_id: id, field: 'identifier', value: 'SECRET', ...asserted },
      {
        ...own(),
        entity_id: id,
        field: 'email',
        value: 'SECRET-old@example.org',
        ...asserted,
        superseded_at: '2026-02-01T00:00:00Z',
      },
    ],
  }
  return { id, service, at, rows }
}
