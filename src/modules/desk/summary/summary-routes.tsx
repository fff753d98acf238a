import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { manyOf } from '../../../platform/http/input.ts'
import { get } from '../../../platform/http/route.ts'
import { siteAddress } from '../../../platform/site-address.ts'
import { href } from '../../../platform/ui/href.ts'
import { readRecord } from '../../directory/api.ts'
import { summaryOf } from '../../freshness/api.ts'
import { places } from '../../territory/api.ts'
import { deskPage } from '../desk-page.ts'
import { SUMMARY } from '../paths.ts'
import { mayWorkAtDesk } from '../permissions.ts'
import { Sheet, type SheetRecord } from './Sheet.tsx'
import { translated } from './translated.ts'

/** Records on one sheet. */
const MOST = 20
/** What a person needs to go or call there. */
const TOLD = ['contacts', 'people', 'places', 'hours', 'services']

/** Public records as they are printed for somebody, in the language of the page. */
async function readSheet(cx: Cx, ids: readonly string[]): Promise<SheetRecord[]> {
  if (ids.length === 0) return []
  const known = await places(cx.db)
  const shown = await cx.db
    .selectFrom('organization')
    .select(['id', 'slug'])
    .where('id', 'in', [...ids])
    .where('visibility', '=', 'public')
    .where('merged_into_id', 'is', null)
    .execute()
  const sheets: SheetRecord[] = []
  for (const { id, slug } of shown) {
    const record = await readRecord(cx.db, id)
    if (!record) continue
    const { name, original_lang: lang } = record.document.organization
    const { document, machine } = translated(record.document, cx.lang)
    const parts = summaryOf(document, cx.lang, known).filter(({ part }) => TOLD.includes(part))
    sheets.push({
      id,
      name,
      lang,
      parts,
      machine,
      url: `${siteAddress(cx.config)}${href(cx, `/enti/${slug}`)}`,
    })
  }
  return sheets
}

/** The sheet that the person takes away; the switch of languages of the page makes it in theirs. */
export const summaryRoutes = [
  get(SUMMARY, {
    summary: 'A printable sheet with the public records somebody was told of',
    allow: mayWorkAtDesk,
    query: z.object({ ente: manyOf(z.guid()).catch([]) }),
    handle: async (cx, { query }) =>
      deskPage(
        cx,
        { title: cx.t('desk.sheet_title') },
        <Sheet cx={cx} records={await readSheet(cx, query.ente.slice(0, MOST))} />,
      ),
  }),
]
