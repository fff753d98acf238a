import type { Generated } from 'kysely'

declare module '../../../platform/db/database.ts' {
  interface Database extends SearchTables {}
}

/** The tables the search is answered from; derived, see `migrations/0002_search.sql`. */
export interface SearchTables {
  organization_search: OrganizationSearchTable
  organization_search_word: { word: string; records: Generated<number> }
}

interface OrganizationSearchTable {
  organization_id: string
  /** Sequence number of its document. */
  stamp: number
  words: string
  name_folded: string
  name_words: number
  types: string[]
  areas: string[]
  sectors: string[]
  beneficiaries: string[]
  places: string[]
  languages: string[]
  wheelchair: boolean
  free: boolean
  dissolved: boolean
  points: number[]
  verified_at: Date | null
  fresh_at: Date
}
