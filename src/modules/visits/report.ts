import type { DbOrTx } from '../../platform/db/database.ts'
import type { ShownAs } from '../../platform/module.ts'
import { type Told, told } from './few.ts'
import { lastMonths, type Month } from './months.ts'
import { type findOrganization, listAverages, listByLanguage, listByMonth, listWords } from './queries.ts'

/** What is counted, in the order of the columns. */
export const COLUMNS: readonly ShownAs[] = ['page', 'results', 'card', 'vcard', 'print']

export interface MonthRow {
  month: Month
  counts: Record<ShownAs, Told>
  /** Views of a page of the same type, on average; nothing where there are too few of them. */
  average: number | undefined
}

/** How often an organisation was found in the last twelve months, as its people may see it. */
export async function readReport(db: DbOrTx, organization: Found, today: string) {
  const months = lastMonths(today)
  const from = months[0] ?? today
  const [byMonth, languages, words, averages] = await Promise.all([
    listByMonth(db, organization.id, from),
    listByLanguage(db, organization.id, from),
    listWords(db, organization.id, from),
    listAverages(db, organization, from),
  ])
  const times = new Map(byMonth.map((row) => [`${row.month} ${row.shown}`, row.times]))
  const rows = months.map((month): MonthRow => {
    const count = (shown: ShownAs): Told => told(times.get(`${month} ${shown}`) ?? 0)
    return {
      month,
      counts: {
        page: count('page'),
        results: count('results'),
        card: count('card'),
        vcard: count('vcard'),
        print: count('print'),
      },
      average: averages && Math.round(averages.get(month) ?? 0),
    }
  })
  return { rows, words, languages: languages.map(({ lang, times: seen }) => ({ lang, seen: told(seen) })) }
}
export type Report = Awaited<ReturnType<typeof readReport>>
export type Found = NonNullable<Awaited<ReturnType<typeof findOrganization>>>
