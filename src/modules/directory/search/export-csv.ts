import { CSV_MARK, csvLine } from '../../../platform/csv/csv.ts'
import type { Cx } from '../../../platform/cx.ts'
import { href } from '../../../platform/ui/href.ts'
import { keyName } from '../views/filter-panel.ts'
import type { Words } from '../views/words.ts'
import type { ExportRow } from './read-rows.ts'

type CsvCx = Pick<Cx, 't' | 'lang' | 'site'>

/** One column: its title and what it says of a record. */
interface Column {
  title: string
  value: (row: ExportRow) => string
}

/** Labels for people and, beside them, codes for programs. */
function columns(cx: CsvCx, words: Words): Column[] {
  const coded = (
    key: 'area' | 'sector' | 'beneficiary',
    codes: (row: ExportRow) => readonly string[],
  ): Column[] => [
    {
      title: keyName(cx, key),
      value: (row) =>
        codes(row)
          .map((code) => words.of(key, code))
          .join(', '),
    },
    {
      title: cx.t('directory.search.csv_code', { key: keyName(cx, key) }),
      value: (row) => codes(row).join(' '),
    },
  ]
  const text = (key: Parameters<Cx['t']>[0], value: (row: ExportRow) => string | null): Column => ({
    title: cx.t(key),
    value: (row) => value(row) ?? '',
  })
  return [
    text('directory.search.csv_name', ({ name }) => name),
    text('directory.search.key_type', ({ type }) => type && words.of('type', type)),
    {
      title: cx.t('directory.search.csv_code', { key: keyName(cx, 'type') }),
      value: ({ type }) => type ?? '',
    },
    ...coded('area', ({ areas }) => areas),
    ...coded('sector', ({ sectors }) => sectors),
    ...coded('beneficiary', ({ beneficiaries }) => beneficiaries),
    text('directory.search.key_place', ({ istat, locality }) => words.placeOf(istat, locality)),
    { title: 'ISTAT', value: ({ istat }) => istat ?? '' },
    text('directory.search.csv_address', ({ address }) => address),
    text('directory.search.csv_postal', ({ postalCode }) => postalCode),
    text('directory.search.csv_phone', ({ phone }) => phone),
    text('directory.search.csv_email', ({ email }) => email),
    text('directory.search.csv_website', ({ website }) => website),
    text('directory.search.key_language', ({ languages }) =>
      languages.map((code) => words.of('language', code)).join(', '),
    ),
    text(
      'directory.search.csv_tax_code',
      ({ identifiers }) => identifiers.find(({ scheme }) => scheme === 'IT-CF')?.value ?? '',
    ),
    text('directory.search.csv_updated', ({ updatedAt }) => updatedAt.toISOString().slice(0, 10)),
    text('directory.search.csv_page', ({ slug }) => `${cx.site.baseUrl}${href(cx, `/enti/${slug}`)}`),
  ]
}

/** Lines of a table for spreadsheets. */
export async function* csvLines(
  cx: CsvCx,
  words: Words,
  rows: AsyncIterable<ExportRow>,
): AsyncGenerator<string> {
  const wanted = columns(cx, words)
  yield `${CSV_MARK}${csvLine(wanted.map(({ title }) => title))}`
  for await (const row of rows) yield csvLine(wanted.map(({ value }) => value(row)))
}
