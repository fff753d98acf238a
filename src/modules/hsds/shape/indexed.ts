import type { Parts } from '../../directory/api.ts'

/** What belongs to a page of organisations, found by owner without searching. */
export function indexed(parts: Parts) {
  const by = <Row>(rows: readonly Row[], key: (row: Row) => string | null) => {
    const owned = rows.filter((row) => key(row) !== null)
    return Map.groupBy(owned, (row) => key(row) ?? '')
  }
  const ofItself = <Row extends { service_id: string | null; location_id?: string | null }>(
    rows: readonly Row[],
  ) => rows.filter((row) => !row.service_id && !row.location_id)
  const atLocation = <Row extends { service_id: string | null; location_id: string | null }>(
    rows: readonly Row[],
  ) => rows.filter((row) => !row.service_id)
  const ofService = <Row extends { location_id: string | null }>(rows: readonly Row[]) =>
    rows.filter((row) => !row.location_id)
  const ownSchedules = by(ofItself(parts.schedules), (row) => row.organization_id)
  const ownLanguages = by(ofItself(parts.languages), (row) => row.organization_id)
  return {
    ofOrganizationItself: (id: string) => ({
      schedules: ownSchedules.get(id) ?? [],
      languages: ownLanguages.get(id) ?? [],
    }),
    identifiers: by(parts.identifiers, (row) => row.organization_id),
    terms: by(parts.terms, (row) => row.organization_id),
    locations: by(parts.locations, (row) => row.organization_id),
    locationById: new Map(parts.locations.map((row) => [row.id, row])),
    programs: by(parts.programs, (row) => row.organization_id),
    programById: new Map(parts.programs.map((row) => [row.id, row])),
    services: by(parts.services, (row) => row.organization_id),
    serviceById: new Map(parts.services.map((row) => [row.id, row])),
    phones: by(ofItself(parts.phones), (row) => row.organization_id),
    phonesOfLocation: by(atLocation(parts.phones), (row) => row.location_id),
    phonesOfService: by(parts.phones, (row) => row.service_id),
    contacts: by(
      parts.contacts.filter((row) => !row.service_id),
      (row) => row.organization_id,
    ),
    contactsOfService: by(parts.contacts, (row) => row.service_id),
    schedulesOfLocation: by(atLocation(parts.schedules), (row) => row.location_id),
    schedulesOfService: by(ofService(parts.schedules), (row) => row.service_id),
    schedulesAt: by(parts.schedules, (row) =>
      row.service_id && row.location_id ? `${row.service_id}/${row.location_id}` : null,
    ),
    languagesOfService: by(parts.languages, (row) => row.service_id),
    serviceTerms: by(parts.serviceTerms, (row) => row.service_id),
    atLocations: by(parts.atLocations, (row) => row.service_id),
    atLocationById: new Map(parts.atLocations.map((row) => [row.id, row])),
    costs: by(parts.costs, (row) => row.service_id),
    documents: by(parts.documents, (row) => row.service_id),
    areas: by(parts.areas, (row) => row.service_id),
    assertions: by(parts.assertions, (row) => row.entity_id),
  }
}
export type Indexed = ReturnType<typeof indexed>
