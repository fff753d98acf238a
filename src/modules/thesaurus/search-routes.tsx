import { z } from 'zod'
import { HttpError } from '../../platform/http/errors.ts'
import { lastOf } from '../../platform/http/input.ts'
import { seeOther, text } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { isLang, LANGUAGES } from '../../platform/i18n/languages.ts'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { pageOf } from './entry-page.tsx'
import { findEntry } from './entry-queries.ts'
import { followed } from './found-now.ts'
import { listAddress, SEARCHES } from './paths.ts'
import { mayAddWords, mayEditWords } from './permissions.ts'
import { listSearches, PERIODS, readSearches, SEARCH_SORTS, type SearchFilter } from './search-queries.ts'
import { searchesCsv } from './searches-csv.ts'
import { type SearchKey, setAside } from './set-aside.ts'
import { SearchList } from './views/SearchList.tsx'

/** Rows of the file. */
const MOST_IN_FILE = 50_000

const key = lastOf(z.string().max(110).optional().catch(undefined)).transform(searchKey)
const ListQuery = z.object({
  giorni: lastOf(z.coerce.number().pipe(z.literal(PERIODS)).catch(90).default(90)),
  lingua: lastOf(
    z
      .enum(['', ...LANGUAGES])
      .catch('')
      .default(''),
  ),
  stato: lastOf(z.enum(['', 'scartate']).catch('').default('')),
  ordine: lastOf(z.enum(SEARCH_SORTS).catch('nothing').default('nothing')),
  page: lastOf(z.coerce.number().int().min(1).max(100_000).catch(1).default(1)),
  /** Entry just saved, and the search it was written for. */
  fatto: lastOf(z.uuid().optional().catch(undefined)),
  riga: key,
  /** Search just set aside or taken back. */
  scartata: key,
  ripresa: key,
})

const AsideForm = z.object({
  riga: lastOf(z.string().max(110)).transform(searchKey),
  azione: lastOf(z.enum(['scarta', 'riprendi'])),
  ritorno: lastOf(z.string().max(2_000).optional()).transform(listAddress),
})

/** What people searched: what found nothing first, to give it a meaning. */
export const searchRoutes = [
  get(SEARCHES, {
    summary: 'The staff’s list of what people searched',
    allow: mayAddWords,
    query: ListQuery,
    handle: async (cx, { query }) => {
      const filter = filterOf(query, cx.now)
      const [list, saved] = await Promise.all([
        listSearches(cx.db, filter, query.page),
        query.fatto ? findEntry(cx.db, query.fatto) : undefined,
      ])
      const rows = await followed(cx, list.rows, query.riga)
      const props = { cx, filter, days: query.giorni, page: query.page, total: list.total, rows, saved }
      const options = pageOf(cx, cx.t('thesaurus.searches_title'), cx.t('thesaurus.searches_lead'))
      return page(cx, options, <SearchList {...props} aside={query.scartata} back={query.ripresa} />)
    },
  }),
  get(`${SEARCHES}.csv`, {
    summary: 'The list of searches as a CSV file for spreadsheets',
    allow: mayAddWords,
    query: ListQuery,
    handle: async (cx, { query }) => {
      const rows = await readSearches(cx.db, filterOf(query, cx.now), { limit: MOST_IN_FILE, offset: 0 })
      return text(searchesCsv(cx, rows), 'text/csv; charset=utf-8', {
        'content-disposition': 'attachment; filename="ricerche.csv"',
        'cache-control': 'no-store',
      })
    },
  }),
  post(SEARCHES, {
    summary: 'Says that a search needs no entry, or takes that back',
    allow: mayEditWords,
    form: AsideForm,
    handle: async (cx, { actor, form }) => {
      if (!actor) throw new HttpError(401)
      if (!form.riga) throw new HttpError(422)
      await setAside(cx, actor, form.riga, form.azione === 'scarta')
      const { pathname, searchParams } = new URL(form.ritorno, cx.url)
      for (const name of ['scartata', 'ripresa', 'riga', 'fatto']) searchParams.delete(name)
      searchParams.set(form.azione === 'scarta' ? 'scartata' : 'ripresa', keyText(form.riga))
      return seeOther(href(cx, `${pathname}?${searchParams}`))
    },
  }),
]

const filterOf = (query: z.infer<typeof ListQuery>, now: Date): SearchFilter => ({
  since: new Date(now.getTime() - query.giorni * 86_400_000).toISOString().slice(0, 10),
  lang: query.lingua,
  aside: query.stato === 'scartate',
  sort: query.ordine,
})

/** `it:mensa dei poveri`, as addresses and forms name a search. */
function searchKey(value: string | undefined): SearchKey | undefined {
  const [, lang = '', folded = ''] = /^([a-z]{2}):(.{1,100})$/su.exec(value ?? '') ?? []
  return isLang(lang) ? { lang, folded } : undefined
}

const keyText = ({ lang, folded }: SearchKey): string => `${lang}:${folded}`
