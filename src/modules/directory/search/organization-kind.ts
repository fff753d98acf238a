import type { SearchKind } from '../../../platform/search/kind.ts'

/** What each piece of text of an organisation is, from the weightiest. */
const WEIGHTS = {
  /** Its name and nothing else. */
  name: 1,
  /** Acronym, former names, translations of the name. */
  alias: 0.95,
  /** Names of services, programmes and activities; identifiers. */
  service: 0.55,
  description: 0.25,
  /** Streets, localities, names of places. */
  other: 0.1,
} as const
export type OrganizationField = keyof typeof WEIGHTS

/** The public organisations, as the search engine knows them. */
export const ORGANIZATION_KIND: SearchKind = {
  name: 'organization',
  version: 1,
  fields: Object.entries(WEIGHTS).map(([name, weight]) => ({ name, weight })),
  names: 2,
  keys: ['type', 'area', 'sector', 'place', 'beneficiary', 'language'],
  flags: ['wheelchair', 'free', 'dissolved'],
  hidden: ['dissolved'],
  visibility: 'public',
}
