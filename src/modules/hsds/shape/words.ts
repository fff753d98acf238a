import type { Lang } from '../../../platform/i18n/languages.ts'
import type { TranslationRow } from '../../directory/api.ts'
import type { CodeLists } from '../../taxonomy/api.ts'
import type { Places } from '../../territory/api.ts'

/** What shaping needs beside the rows: all in memory, asked without waiting. */
export interface Words {
  lang: Lang
  /** Where the site is, without a final slash. */
  base: string
  lists: CodeLists
  places: Places
  /** The text in the language asked for, else the original. */
  text(entity: string, id: string, field: string, original: string | null): string | null
}

/** The translations of some records, ready to be asked. */
export function textsOf(translations: readonly TranslationRow[]): Words['text'] {
  const texts = new Map(translations.map((row) => [`${row.entity}/${row.entity_id}/${row.field}`, row.text]))
  return (entity, id, field, original) => texts.get(`${entity}/${id}/${field}`) ?? original
}
