import { z } from 'zod'
import { csvTable } from '../../../platform/csv/csv.ts'
import type { Cx } from '../../../platform/cx.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { reachOf } from '../../../platform/http/policy.ts'
import { text } from '../../../platform/http/response.ts'
import { get } from '../../../platform/http/route.ts'
import { calendarDay } from '../../../platform/http/typed-values.ts'
import { locale } from '../../../platform/i18n/catalogue.ts'
import { languageNames } from '../../directory/api.ts'
import { codeLists } from '../../taxonomy/api.ts'
import { dayOf } from '../contacts/contacts-csv.ts'
import { topicName } from '../contacts/topics.ts'
import { deskPage } from '../desk-page.ts'
import { COUNTS } from '../paths.ts'
import { mayReadCounts } from '../permissions.ts'
import { type Counted, Counts } from './Counts.tsx'
import { COUNTED_BY, type CountedBy, countContacts } from './count-contacts.ts'

const day = lastOf(calendarDay.optional().catch(undefined))
const CountsQuery = z.object({ dal: day, al: day })

/** The last twelve months, unless told. */
function periodOf(cx: Cx, { dal, al }: z.infer<typeof CountsQuery>) {
  const to = al ?? dayOf(cx.now)
  const [year = '', rest = ''] = [to.slice(0, 4), to.slice(4, 8)]
  return { from: dal ?? `${Number(year) - 1}${rest}01`, to }
}

async function readTables(cx: Cx, period: { from: string; to: string }): Promise<Counted[]> {
  const lists = await codeLists(cx.db)
  const word: Record<CountedBy, (key: string) => string> = {
    month: (key) => MONTH(cx).format(new Date(`${key}-15T12:00:00Z`)),
    channel: (key) => cx.t(`desk.channel_${key as 'phone'}`),
    who: (key) => cx.t(`desk.who_${key as 'citizen'}`),
    outcome: (key) => cx.t(`desk.outcome_${key as 'answered'}`),
    language: (key) => languageNames(cx, key).name,
    topic: (key) => topicName(lists, cx.lang, key),
  }
  const filter = { scope: reachOf(cx.actor, 'desk.counts'), ...period }
  return Promise.all(
    COUNTED_BY.map(async (by) => ({ by, word: word[by], rows: await countContacts(cx.db, by, filter) })),
  )
}

const MONTH = ({ lang }: Pick<Cx, 'lang'>) =>
  new Intl.DateTimeFormat(locale(lang), { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** Counts of the desk for the indicators; they name nobody. */
export const countRoutes = [
  get(COUNTS, {
    summary: 'Contacts of the desk by month, channel, who, topic, language and outcome',
    allow: mayReadCounts,
    query: CountsQuery,
    handle: async (cx, { query }) => {
      const period = periodOf(cx, query)
      const head = { title: cx.t('desk.counts'), description: cx.t('desk.counts_lead') }
      return deskPage(cx, head, <Counts cx={cx} {...period} tables={await readTables(cx, period)} />)
    },
  }),
  get(`${COUNTS}/conteggi.csv`, {
    summary: 'The same counts as a table for a spreadsheet',
    allow: mayReadCounts,
    query: CountsQuery,
    handle: async (cx, { query }) => {
      const tables = await readTables(cx, periodOf(cx, query))
      const rows = tables.flatMap(({ by, word, rows: found }) =>
        found.map(({ key, contacts, minutes }) => [
          cx.t(`desk.counted_${by}`),
          key,
          word(key),
          contacts,
          minutes,
        ]),
      )
      const columns = ['kind', 'code', 'word', 'contacts', 'minutes'] as const
      const file = csvTable(
        columns.map((name) => cx.t(`desk.csv_${name}`)),
        rows,
      )
      return text(file, 'text/csv; charset=utf-8', {
        'content-disposition': 'attachment; filename="conteggi.csv"',
        'cache-control': 'no-store',
      })
    },
  }),
]
