import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { reachOf } from '../../../platform/http/policy.ts'
import { get } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { places, reachNames } from '../../territory/api.ts'
import { BODIES, VIEWS } from '../paths.ts'
import { mayList } from '../permissions.ts'
import { listViews } from '../saved/saved-views.ts'
import { bodiesCsv } from './bodies-csv.ts'
import { bodyWords } from './body-words.ts'
import { BodyFilter } from './filter.ts'
import { type After, type Asked, BODIES_PAGE, type BodyRow, countBodies, listBodies } from './queries.ts'
import { BodiesPage } from './views/BodiesPage.tsx'

const BodiesQuery = BodyFilter.extend({
  dopo: lastOf(z.string().max(700).catch('').default('')),
  salvata: z.string().optional(),
  nessuno: z.string().optional(),
})
export type BodiesQuery = z.infer<typeof BodiesQuery>

/** What this person may see of the list, today. */
const asked = (cx: Cx, filter: BodyFilter): Asked => ({
  filter,
  scope: reachOf(cx.actor, 'editing.bodies'),
  now: cx.now,
})

/** `id:what it was ordered by`; anything else begins the list anew. */
function readAfter(text: string): After | undefined {
  const [id = ''] = text.split(':')
  return isUuid(id) ? { id, key: text.slice(id.length + 1) } : undefined
}

/** The list from a place on; from its beginning where the address names no such place (SQLSTATE class 22). */
async function listFrom({ db }: Cx, list: Asked, after: After | undefined): Promise<BodyRow[]> {
  try {
    return await listBodies(db, list, after)
  } catch (error) {
    const isNoPlace = error instanceof Error && 'code' in error && String(error.code).startsWith('22')
    if (!after || !isNoPlace) throw error
    return listBodies(db, list, undefined)
  }
}

async function show(cx: Cx, query: BodiesQuery): Promise<Response> {
  if (!cx.actor) throw new HttpError(401)
  const list = asked(cx, query)
  const [rows, total, views, words] = await Promise.all([
    listFrom(cx, list, readAfter(query.dopo)),
    countBodies(cx.db, list),
    listViews(cx.db, cx.actor.id),
    bodyWords(cx),
  ])
  const where = list.scope && reachNames(await places(cx.db), list.scope, cx.lang)
  const more = rows.length > BODIES_PAGE
  const shown = rows.slice(0, BODIES_PAGE)
  const options = {
    title: cx.t('editing.bodies.title'),
    description: cx.t('lists.lead'),
    breadcrumb: [{ label: cx.t('staff.home_title'), path: '/gestione' }],
    feedback: false,
    indexed: false,
  }
  return page(cx, options, <BodiesPage {...{ cx, query, where, rows: shown, more, total, views, words }} />)
}

/** All organisations, as the staff looks for them and puts them in order. */
export const bodyRoutes = [
  get(BODIES, {
    summary: 'All organisations of the territory, public or not, with filters and order',
    allow: mayList,
    query: BodiesQuery,
    handle: (cx, { query }) => show(cx, query),
  }),
  get(`${VIEWS}/enti.csv`, {
    summary: 'The list of organisations as a file for spreadsheets',
    allow: mayList,
    query: BodyFilter,
    handle: async (cx, { query }) => bodiesCsv(cx, asked(cx, query), await bodyWords(cx)),
  }),
]
