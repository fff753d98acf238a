import type { Cx } from '../../../platform/cx.ts'
import { longAnswer } from '../../../platform/http/long-answer.ts'
import { anyone } from '../../../platform/http/policy.ts'
import { json, text } from '../../../platform/http/response.ts'
import { get } from '../../../platform/http/route.ts'
import { searchHref } from '../views/chosen.ts'
import { wordsIn } from '../views/words.ts'
import { changed } from './address.ts'
import { asking } from './asking.ts'
import { csvLines } from './export-csv.ts'
import { searchFeed } from './export-feed.ts'
import { resultsJson } from './export-json.ts'
import { readAllRows, readRows } from './read-rows.ts'

/** Records of one page of the JSON answer, unless `per_page` says otherwise. */
const PER_PAGE = 20
const MOST_PER_PAGE = 100
const IN_FEED = 50

/** The same search in other forms: a table, data, a feed. */
export const exportRoutes = [
  get('/enti.csv', {
    summary: 'All results of a search as a CSV file for spreadsheets',
    allow: anyone,
    open: true,
    handle: (cx) =>
      longAnswer(cx, () => allLines(cx), {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="enti.csv"',
      }),
  }),
  get('/enti.json', {
    summary: 'A page of results with all counts, for programs',
    allow: anyone,
    open: true,
    handle: async (cx) => {
      const { known, asked, engine } = await asking(cx)
      const wanted = Number(cx.url.searchParams.get('per_page') ?? PER_PAGE)
      const pageSize = Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, MOST_PER_PAGE) : PER_PAGE
      const answer = await engine.search({ ...asked.request, pageSize }, cx.now)
      const rows = await readRows(
        cx.db,
        answer.hits.map(({ id }) => id),
        cx.lang,
      )
      return json(resultsJson(answer, pageSize, rows, wordsIn(cx, known)))
    },
  }),
  get('/enti.atom', {
    summary: 'The most recently updated results of a search as an Atom feed',
    allow: anyone,
    open: true,
    handle: async (cx) => {
      const { asked, engine } = await asking(cx)
      const request = { ...asked.request, sort: 'freshness' as const, page: 1, pageSize: IN_FEED }
      const { hits } = await engine.search(request, cx.now)
      const rows = await readRows(
        cx.db,
        hits.map(({ id }) => id),
        cx.lang,
      )
      return text(
        searchFeed(cx, searchHref(cx, changed(asked, {})), rows),
        'application/atom+xml; charset=utf-8',
      )
    },
  }),
]

async function allLines(cx: Cx): Promise<AsyncGenerator<string>> {
  const { known, asked, engine } = await asking(cx)
  const ids = await engine.list(asked.request, cx.now)
  return csvLines(cx, wordsIn(cx, known), readAllRows(cx.db, ids, cx.lang))
}
