import type { Generated } from 'kysely'
import type { Moment } from '../../platform/db/tables.ts'
import type { Lang } from '../../platform/i18n/languages.ts'

declare module '../../platform/db/database.ts' {
  interface Database extends ThesaurusTables {}
}

/** The thesaurus and what was searched; meanings are in `migrations/0001_thesaurus.sql`. */
export interface ThesaurusTables {
  thesaurus_entry: ThesaurusEntryTable
  thesaurus_state: { only_one: boolean; checksum: string; version: number }
  search_asked: SearchAskedTable
  search_set_aside: { lang: Lang; folded: string; set_aside_at: Moment; set_aside_by: string }
}

interface ThesaurusEntryTable {
  id: Generated<string>
  lang: Lang
  phrases: string[]
  codes: string[]
  words: string[]
  note: Generated<string>
  origin: Origin
  shipped_key: string | null
  revision: Generated<number>
  created_at: Moment
  updated_at: Moment
  updated_by: string | null
  updated_by_id: string | null
  removed_at: Date | null
}

/** Who an entry comes from: our files, or a person. */
export type Origin = 'shipped' | 'editor'

interface SearchAskedTable {
  day: string
  lang: Lang
  folded: string
  text: string
  times: number
  total: number
}
