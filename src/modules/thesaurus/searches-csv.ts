import { csvTable } from '../../platform/csv/csv.ts'
import type { Cx } from '../../platform/cx.ts'
import type { SearchRow } from './search-queries.ts'

/** The list of searches as a file for spreadsheets, in which no cell is taken for a formula (OWASP, CSV injection). */
export const searchesCsv = ({ t }: Pick<Cx, 't'>, rows: readonly SearchRow[]): string =>
  csvTable(
    [
      t('thesaurus.search_text'),
      t('thesaurus.language'),
      t('thesaurus.search_times'),
      t('thesaurus.search_total'),
      t('thesaurus.search_day'),
    ],
    rows.map(({ text, lang, times, total, lastDay }) => [text, lang, times, total, lastDay]),
  )
