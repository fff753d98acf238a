import { CSV_MARK, csvLine } from '../../../platform/csv/csv.ts'
import type { Cx } from '../../../platform/cx.ts'
import { longAnswer } from '../../../platform/http/long-answer.ts'
import { LANGUAGE_NAMES, type Lang } from '../../../platform/i18n/languages.ts'
import { href } from '../../../platform/ui/href.ts'
import { BODIES } from '../paths.ts'
import type { BodyWords } from './body-words.ts'
import { type Asked, type BodyRow, listBodies } from './queries.ts'

/** Rows read at once. */
const BATCH = 2_000

/** The whole list as Italian spreadsheets open it (UTF-8 with its mark, semicolons); no cell is taken for a formula. */
export const bodiesCsv = (cx: Cx, asked: Asked, words: BodyWords): Promise<Response> =>
  longAnswer(cx, () => linesOf(cx, asked, words), {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="enti.csv"',
    'cache-control': 'no-store',
  })

async function* linesOf(cx: Cx, asked: Asked, words: BodyWords): AsyncGenerator<string> {
  yield `${CSV_MARK}${csvLine(titles(cx))}`
  let last: BodyRow | undefined
  for (;;) {
    const rows = await listBodies(cx.db, asked, last, BATCH)
    last = rows.at(-1)
    if (rows.length > 0) yield rows.map((row) => csvLine(cells(cx, row, words))).join('')
    if (rows.length < BATCH) return
  }
}

const titles = ({ t }: Cx): string[] => [
  t('lists.name'),
  t('lists.town'),
  'ISTAT',
  t('lists.type'),
  t('lists.completeness_percent'),
  t('lists.confirmed'),
  t('lists.state'),
  t('lists.owner'),
  t('lists.languages'),
  t('lists.trusted'),
  t('lists.marked_until'),
  t('lists.address'),
]

const cells = (cx: Cx, row: BodyRow, words: BodyWords): string[] => [
  row.name,
  words.town(row.istat),
  row.istat ?? '',
  words.type(row.type),
  String(row.completeness),
  row.verifiedAt?.toISOString().slice(0, 10) ?? '',
  cx.t(`lists.state_${row.state}`),
  cx.t(row.owned ? 'lists.yes' : 'lists.no'),
  row.langs.map((lang) => LANGUAGE_NAMES[lang as Lang] ?? lang).join(', '),
  cx.t(row.trusted ? 'lists.yes' : 'lists.no'),
  row.markedUntil ?? '',
  `${cx.site.baseUrl}${href(cx, `${BODIES}/${row.id}`)}`,
]
