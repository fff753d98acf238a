import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { filterQuery, readFilter } from '../bodies/filter.ts'
import { BODIES, VIEWS } from '../paths.ts'
import { mayChangeView, mayList } from '../permissions.ts'
import { SavedViews } from './SavedViews.tsx'
import { changeView, findView, listViews, saveView } from './saved-views.ts'

const name = lastOf(z.string().trim().min(1, { error: 'lists.view_needs_name' }).max(100).prefault(''))
const shared = lastOf(z.literal('si').optional().catch(undefined)).transform((value) => value === 'si')

const load = async (cx: Cx, { vista }: { vista: string }) => (await findView(cx.db, vista)) ?? null

async function show(cx: Cx, { removed, error }: { removed?: string | undefined; error?: string } = {}) {
  if (!cx.actor) throw new HttpError(401)
  const views = await listViews(cx.db, cx.actor.id)
  const options = {
    title: cx.t('lists.views'),
    description: cx.t('lists.views_lead'),
    breadcrumb: [
      { label: cx.t('staff.home_title'), path: '/gestione' },
      { label: cx.t('editing.bodies.title'), path: BODIES },
    ],
    feedback: false,
    indexed: false,
    invalid: error !== undefined,
  }
  return page(cx, options, <SavedViews {...{ cx, views, removed, error }} />, error ? 422 : 200)
}

/** Lists of organisations kept under a name. */
export const viewRoutes = [
  get(VIEWS, {
    summary: 'The saved views of the list of organisations',
    allow: mayList,
    query: z.object({ tolta: lastOf(z.uuid().optional().catch(undefined)) }),
    handle: (cx, { query }) => show(cx, { removed: query.tolta }),
  }),
  post(VIEWS, {
    summary: 'Keeps a list of organisations under a name',
    makes: true,
    allow: mayList,
    form: z.object({ nome: name, condivisa: shared, ritorno: lastOf(z.string().max(2_000).default('')) }),
    invalid: (cx, { errors }) => show(cx, { error: Object.values(errors)[0] ?? '' }),
    handle: async (cx, { actor, form }) => {
      if (!actor) throw new HttpError(401)
      const query = filterQuery(readFilter(form.ritorno))
      const id = await saveView(cx, actor, { name: form.nome, query, shared: form.condivisa })
      if (!id) return show(cx, { error: cx.t('lists.too_many_views') })
      return seeOther(href(cx, `${BODIES}?${query ? `${query}&` : ''}salvata`))
    },
  }),
  post(`${VIEWS}/:vista`, {
    summary: 'Gives a saved view another name, shares it, removes it or takes that back',
    load,
    allow: mayChangeView,
    form: z.object({
      azione: lastOf(z.enum(['cambia', 'togli', 'rimetti'])),
      nome: lastOf(z.string().trim().max(100).default('')),
      condivisa: shared,
    }),
    handle: async (cx, { actor, resource, form }) => {
      if (!actor) throw new HttpError(401)
      const view = present(resource)
      if (form.azione === 'cambia' && form.nome === '')
        return show(cx, { error: cx.t('lists.view_needs_name') })
      const change =
        form.azione === 'cambia'
          ? { name: form.nome, shared: form.condivisa }
          : { removed: form.azione === 'togli' }
      await changeView(cx, actor, view.id, change)
      return seeOther(href(cx, form.azione === 'togli' ? `${VIEWS}?tolta=${view.id}` : VIEWS))
    },
  }),
]
