import { csvTable } from '../../platform/csv/csv.ts'
import type { Cx } from '../../platform/cx.ts'
import { COLUMNS, type Report } from './report.ts'

/** The months as a file for spreadsheets; counts from one to four stand as `<5`. */
export const visitsCsv = ({ t }: Pick<Cx, 't'>, { rows }: Report): string =>
  csvTable(
    [t('visits.month'), ...COLUMNS.map((shown) => t(`visits.shown_${shown}`)), t('visits.average')],
    rows.map(({ month, counts, average }) => [
      month.slice(0, 7),
      ...COLUMNS.map((shown) => (counts[shown] === 'few' ? '<5' : counts[shown])),
      average ?? '',
    ]),
  )
