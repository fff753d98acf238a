import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { manyOf } from '../../../platform/http/input.ts'
import { get } from '../../../platform/http/route.ts'
import { loadSheet, type Sheet as RecordSheet } from '../../directory/api.ts'
import { deskPage } from '../desk-page.ts'
import { SUMMARY } from '../paths.ts'
import { mayWorkAtDesk } from '../permissions.ts'
import { Sheet } from './Sheet.tsx'

/** Records on one sheet. */
const MOST = 20

/** Public records in the language of the page, in the order in which they were asked. */
async function readSheets(cx: Cx, ids: readonly string[]): Promise<RecordSheet[]> {
  if (ids.length === 0) return []
  const rows = await cx.db.selectFrom('organization').select(['id', 'slug']).where('id', 'in', ids).execute()
  const sheets: RecordSheet[] = []
  for (const id of new Set(ids)) {
    const slug = rows.find((row) => row.id === id)?.slug
    const found = slug === undefined ? undefined : await loadSheet(cx, slug)
    if (found && 'sheet' in found) sheets.push(found.sheet)
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
        <Sheet cx={cx} sheets={await readSheets(cx, query.ente.slice(0, MOST))} />,
      ),
  }),
]
