import type { OrganizationField } from './organization-kind.ts'
import type { Records } from './read-records.ts'

/** A piece of a record's text; `lang` is an ISO 639-1 code or `und`. */
export interface TextPart {
  field: OrganizationField
  lang: string
  text: string
}

/** One record gathered from all its tables. */
export interface Gathered {
  organization: Records['organizations'][number]
  parts: TextPart[]
  /** Names of its services, in all their languages. */
  offers: TextPart[]
  codes: { taxonomy: string; code: string }[]
  locations: Records['locations']
  schedules: Records['schedules']
  languages: string[]
  free: boolean
}

/** Puts the rows of the tables together by record. */
export function gather(records: Records): Gathered[] {
  const byId = new Map(records.organizations.map((organization) => [organization.id, emptyFor(organization)]))
  const each = <Row extends { organization_id: string }>(
    rows: readonly Row[],
    put: (one: Gathered, row: Row) => void,
  ) => {
    for (const row of rows) {
      const one = byId.get(row.organization_id)
      if (one) put(one, row)
    }
  }
  each(records.formerNames, (one, { name }) => add(one, 'alias', name))
  each(records.identifiers, (one, { identifier }) => add(one, 'service', identifier, 'und'))
  each(records.terms, (one, term) => one.codes.push(term))
  each(records.serviceTerms, (one, term) => one.codes.push(term))
  each(records.services, addService)
  each(records.doings, (one, { name, description }) => {
    add(one, 'service', name)
    add(one, 'description', description)
  })
  each(records.locations, addLocation)
  each(records.schedules, (one, schedule) => one.schedules.push(schedule))
  each(records.languages, (one, { code }) => one.languages.push(code))
  const living = new Set(records.services.map(({ id }) => id))
  each(records.translations, (one, row) => {
    if (row.entity !== 'service' || living.has(row.entity_id)) addTranslation(one, row)
  })
  return [...byId.values()]
}

function emptyFor(organization: Gathered['organization']): Gathered {
  const one: Gathered = {
    organization,
    parts: [],
    offers: [],
    codes: [],
    locations: [],
    schedules: [],
    languages: [],
    free: false,
  }
  add(one, 'name', organization.name)
  add(one, 'alias', organization.alternate_name)
  add(one, 'description', organization.description)
  add(one, 'description', organization.purpose)
  return one
}

function add(
  { parts, organization }: Gathered,
  field: OrganizationField,
  text: string | null,
  lang = organization.original_lang,
): TextPart | undefined {
  if (!text) return undefined
  const part = { field, lang, text }
  parts.push(part)
  return part
}

function addService(one: Gathered, service: Records['services'][number]): void {
  one.free ||= service.free === true
  const offer = add(one, 'service', service.name)
  if (offer) one.offers.push(offer)
  add(one, 'description', service.description)
  add(one, 'description', service.eligibility_description)
}

function addLocation(one: Gathered, location: Records['locations'][number]): void {
  one.locations.push(location)
  for (const text of [location.locality, location.address_1, location.name]) add(one, 'other', text, 'und')
}

function addTranslation(one: Gathered, { entity, field, lang, text }: Records['translations'][number]): void {
  const named = entity === 'organization' ? 'alias' : 'service'
  const part = add(one, field === 'name' ? named : 'description', text, lang)
  if (part && field === 'name' && entity === 'service') one.offers.push(part)
}
