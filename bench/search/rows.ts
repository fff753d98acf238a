import type { Organization } from './organization.ts'

/** The day the corpus stands on: ages are counted from here. */
const CORPUS_DAY = Date.UTC(2026, 10, 1)
const DAY_MS = 86_400_000

type Row = Readonly<Record<string, unknown>>

/** The rows that one organisation has in the directory's tables, in the order they can be written. */
export function rowsOf(one: Organization): Record<string, Row[]> {
  const owner = { organization_id: one.id }
  const term = (taxonomy: string) => (code: string) => ({ ...owner, taxonomy, code, origin: 'import' })
  return {
    organization: [organizationRow(one)],
    organization_identifier: [
      {
        ...owner,
        id: one.id,
        identifier_scheme: 'IT-CF',
        identifier: String(90_000_000_000 + one.number),
        personal: false,
      },
    ],
    organization_term: [
      ...one.areas.map(term('area')),
      ...one.sectors.map(term('sector')),
      ...one.beneficiaries.map(term('beneficiary')),
    ],
    location: [locationRow(one)],
    service: one.services.map(({ id, name, description, free }, position) => {
      const said = { ...owner, id, name, description, free, position }
      return { ...said, status: 'active', updated_at: ago(one.changedDaysAgo) }
    }),
    service_term: one.services.flatMap(({ id, sector, beneficiary }) => [
      { service_id: id, taxonomy: 'sector', code: sector },
      { service_id: id, taxonomy: 'beneficiary', code: beneficiary },
    ]),
    schedule: one.hours.map(({ id, byday, opens, closes, closed }) => {
      const span = { byday, opens_at: opens, closes_at: closes, closed }
      return { ...owner, id, freq: byday === '1SA' ? 'MONTHLY' : 'WEEKLY', ...span }
    }),
    spoken_language: one.languages.map((code, at) => ({ ...owner, id: one.id.replace(/0$/, `${at}`), code })),
    translation: one.translations.map((translation) => ({
      ...owner,
      entity: 'organization',
      entity_id: one.id,
      field: 'description',
      ...translation,
      kind: 'human',
      updated_at: ago(one.changedDaysAgo),
    })),
  }
}

const organizationRow = (one: Organization): Row => ({
  id: one.id,
  slug: `ente-${one.number}`,
  name: one.name,
  type_code: one.type,
  description: one.description,
  original_lang: 'it',
  lifecycle: one.dissolved ? 'dissolved' : 'active',
  visibility: 'public',
  verified_at: one.verifiedDaysAgo === undefined ? null : ago(one.verifiedDaysAgo),
  review_interval_months: 12,
  demo: false,
  version: 1,
  created_at: ago(1_500),
  updated_at: ago(one.changedDaysAgo),
})

const locationRow = ({ id, municipality, point, wheelchair }: Organization): Row => ({
  id,
  organization_id: id,
  location_type: 'physical',
  is_seat: true,
  address_1: 'Via Roma 1',
  istat_code: municipality.istat,
  locality: null,
  latitude: point?.lat ?? null,
  longitude: point?.lon ?? null,
  geocode_quality: point ? 'address' : null,
  wheelchair,
  position: 0,
})

const ago = (days: number): string => new Date(CORPUS_DAY - days * DAY_MS).toISOString()
