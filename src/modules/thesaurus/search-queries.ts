import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'
import type { Lang } from '../../platform/i18n/languages.ts'

/** Searches on one page of the staff's list. */
export const SEARCHES_A_PAGE = 25

/** Periods to choose from, in days; the longest is all that is kept. */
export const PERIODS = [30, 90, 400] as const

export const SEARCH_SORTS = ['nothing', 'times', 'newest'] as const

/** What narrows the list of searches. */
export interface SearchFilter {
  /** First day, such as `2026-11-01`. */
  since: string
  lang: Lang | ''
  /** Those that need no entry, instead of the others. */
  aside: boolean
  sort: (typeof SEARCH_SORTS)[number]
}

/** One text and how often it was searched. */
export interface SearchRow {
  lang: Lang
  folded: string
  /** As it was typed last. */
  text: string
  times: number
  lastDay: string
  /** Records found the last time. */
  total: number
}

const ORDERS = {
  nothing: sql`(total = 0) desc, times desc, "lastDay" desc`,
  times: sql`times desc, "lastDay" desc`,
  newest: sql`"lastDay" desc, times desc`,
} as const

const grouped = ({ since, lang, aside }: SearchFilter) => sql`(
  select lang, folded, sum(times)::int as times, max(day) as "lastDay",
    (array_agg(text order by day desc))[1] as text, (array_agg(total order by day desc))[1] as total
  from search_asked a
  where day >= ${since} and (${lang} = '' or lang = ${lang})
    and exists (select from search_set_aside s where s.lang = a.lang and s.folded = a.folded) = ${aside}
  group by lang, folded) as searches`

/** One page of what people searched, and how many different texts there are. */
export async function listSearches(db: DbOrTx, filter: SearchFilter, page: number) {
  const [rows, count] = await Promise.all([
    readSearches(db, filter, { limit: SEARCHES_A_PAGE, offset: (page - 1) * SEARCHES_A_PAGE }),
    sql<{ total: number }>`select count(*)::int as total from ${grouped(filter)}`.execute(db),
  ])
  return { rows, total: count.rows[0]?.total ?? 0 }
}

/** Searches in the order of the list. */
export async function readSearches(
  db: DbOrTx,
  filter: SearchFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<readonly SearchRow[]> {
  const { rows } = await sql<SearchRow>`
    select lang, folded, text, times, "lastDay", total from ${grouped(filter)}
    order by ${ORDERS[filter.sort]}, folded, lang limit ${limit} offset ${offset}`.execute(db)
  return rows
}
