import type { Generated } from 'kysely'
import type { Lang } from '../../platform/i18n/languages.ts'

declare module '../../platform/db/database.ts' {
  interface Database extends TaxonomyTables {}
}

/** The tables of the code lists; meanings are in `migrations/0001_taxonomy.sql`. */
export interface TaxonomyTables {
  taxonomy: { code: string; id: string; position: number }
  taxonomy_name: { taxonomy: string; lang: Lang; name: string }
  taxonomy_term: TaxonomyTermTable
  term_label: TermLabelTable
  term_mapping: { term_id: string; scheme: string; code: string; relation: Relation }
  taxonomy_state: { only_one: boolean; checksum: string; version: number }
}

/** How far a mapping goes, as in SKOS: `broad` when the target is wider than the term. */
export type Relation = 'exact' | 'broad' | 'narrow'

interface TaxonomyTermTable {
  id: string
  taxonomy: string
  code: string
  parent_id: string | null
  position: number
  valid_from: string | null
  valid_to: string | null
  origin: Generated<'shipped' | 'staff'>
  replaced_by: Generated<string | null>
  ended_by_staff: Generated<boolean>
  placed_by_staff: Generated<boolean>
}

interface TermLabelTable {
  term_id: string
  lang: Lang
  label: string
  plain_label: string
  synonyms: string[]
  edited_at: Date | null
}
