/** Parts of the page whose data may come from different sources. */
export const PARTS = ['identity', 'what', 'services', 'hours', 'address', 'contacts', 'identifiers'] as const
export type Part = (typeof PARTS)[number]

/** What an assertion says of a value: whose word it is, from which list, and since when. */
export interface Assertion {
  entity: string
  field: string
  source: string
  source_ref: string | null
  /** ISO 8601. */
  asserted_at: string
}

/** The source of a part of the page: the latest assertion of each source. */
export interface PartSource {
  source: string
  ref: string | null
  at: Date
}

const BY_ENTITY: Record<string, Part> = {
  location: 'address',
  phone: 'contacts',
  contact: 'contacts',
  schedule: 'hours',
  service: 'services',
  service_at_location: 'services',
  cost_option: 'services',
  required_document: 'services',
  service_area: 'services',
  program: 'services',
  activity: 'services',
  organization_event: 'services',
  organization_identifier: 'identifiers',
  organization_term: 'what',
  spoken_language: 'what',
}

const BY_FIELD: Record<string, Part> = {
  email: 'contacts',
  certified_email: 'contacts',
  website: 'contacts',
  phone: 'contacts',
  phones: 'contacts',
  contact: 'contacts',
  contacts: 'contacts',
  seat: 'address',
  location: 'address',
  locations: 'address',
  address: 'address',
  address_1: 'address',
  istat_code: 'address',
  postal_code: 'address',
  schedule: 'hours',
  schedules: 'hours',
  description: 'what',
  purpose: 'what',
  area: 'what',
  sector: 'what',
  beneficiary: 'what',
  terms: 'what',
  identifier: 'identifiers',
  identifiers: 'identifiers',
  service: 'services',
  services: 'services',
  programs: 'services',
  languages: 'what',
}

/** Which part of the page a value belongs to; lists name fields as `seat.address_1` or `identifier.IT-CF`. */
export const partOf = ({ entity, field }: Pick<Assertion, 'entity' | 'field'>): Part => {
  const bare = field.split(/[.:[]/)[0] ?? ''
  return BY_ENTITY[entity] ?? BY_ENTITY[bare] ?? BY_FIELD[bare] ?? 'identity'
}

/** The sources of each part, the most recent first, one line for each source and list. */
export function sourcesOf(assertions: readonly Assertion[]): Map<Part, PartSource[]> {
  const parts = new Map<Part, Map<string, PartSource>>()
  for (const assertion of assertions) {
    const part = partOf(assertion)
    const sources = parts.get(part) ?? new Map<string, PartSource>()
    parts.set(part, sources)
    const key = `${assertion.source} ${assertion.source_ref ?? ''}`
    const at = new Date(assertion.asserted_at)
    const known = sources.get(key)
    if (!known || known.at < at) {
      sources.set(key, { source: assertion.source, ref: assertion.source_ref, at })
    }
  }
  return new Map(
    [...parts].map(([part, sources]) => [part, [...sources.values()].sort((a, b) => +b.at - +a.at)]),
  )
}
