import { stringify } from 'csv-stringify/sync'
import type { Cx } from '../../platform/cx.ts'
import type { SearchRow } from './search-queries.ts'

/** The list of searches as a file for spreadsheets, in which no cell is taken for a formula (OWASP, CSV injection). */
export const searchesCsv = ({ t }: Pick<Cx, 't'>, rows: readonly SearchRow[]): string =>
  stringify(
    rows.map(({ text, lang, times, total, lastDay }) => [text, lang, times, total, lastDay]),
    {
      header: true,
      columns: [
        t('thesaurus.search_text'),
        t('thesaurus.language'),
        t('thesaurus.search_times'),
        t('thesaurus.search_total'),
        t('thesaurus.search_day'),
      ],
      bom: true,
      delimiter: ';',
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  )
