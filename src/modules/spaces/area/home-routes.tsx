import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { newId } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { readRecord } from '../../directory/api.ts'
import { createSpace, saveDraft, undoSaving } from '../draft.ts'
import { HOME, pathsOf } from '../paths.ts'
import { mayEdit } from '../permissions.ts'
import { moved, withBlock, withNews, without, withPage } from '../structure.ts'
import { spaceTemplate } from '../template.ts'
import { areaPage } from './area-page.ts'
import { loadPart } from './own-part.ts'
import { loadBody, loadOwn, type Own, writerOf } from './own-space.ts'
import { readStatus } from './status.ts'
import { revision, StructureForm } from './structure-form.ts'
import { Home } from './views/Home.tsx'
import { partTitle } from './views/PartName.tsx'
import { RemovePage } from './views/RemovePage.tsx'
import { Start } from './views/Start.tsx'

function showHome(cx: Cx, own: Own): Promise<Response> | Response {
  const { space } = own
  const head = { title: cx.t('spaces.own.title'), lead: <bdi>{own.name}</bdi> }
  if (!space) return areaPage(cx, own, head, <Start cx={cx} own={own} />)
  const site = { ...own, space }
  return readStatus(cx, site).then((status) =>
    areaPage(cx, own, head, <Home cx={cx} own={site} status={status} />),
  )
}

/** The site of an organisation for its people, and what stands where in it. */
export const homeRoutes = [
  get(HOME, {
    summary: 'The site of an organisation for its people: how it stands, and its parts',
    load: loadBody,
    allow: mayEdit,
    handle: (cx, { resource }) => showHome(cx, resource),
  }),
  post(`${HOME}/crea`, {
    summary: 'Begins the site of an organisation with what its record says',
    load: loadBody,
    allow: mayEdit,
    handle: async (cx, { resource: { organizationId }, actor }) => {
      const { home, page } = pathsOf(organizationId)
      const record = await readRecord(cx.db, organizationId)
      if (!record) return seeOther(href(cx, home))
      const { original_lang: lang } = record.document.organization
      const site = spaceTemplate(record.document, { t: cx.translate[lang], newId: () => newId(cx.now) })
      const writing = { by: writerOf(actor), now: cx.now, requestId: cx.requestId }
      const made = await cx.db.transaction().execute((tx) => createSpace(tx, organizationId, site, writing))
      return seeOther(href(cx, made ? `${page(site.pages[0]?.id ?? '')}?creato` : home))
    },
  }),
  post(`${HOME}/struttura`, {
    summary: 'Adds, moves or removes a page, a block or a piece of news',
    makes: true,
    load: loadOwn,
    allow: mayEdit,
    form: StructureForm,
    handle: async (cx, { resource: { organizationId }, actor, form }) => {
      const paths = pathsOf(organizationId)
      const id = newId(cx.now)
      const today = cx.now.toLocaleDateString('sv-SE', { timeZone: cx.config.timeZone })
      const saved = await cx.db.transaction().execute((tx) =>
        saveDraft(tx, {
          organizationId,
          seen: form.revisione,
          by: writerOf(actor),
          now: cx.now,
          change: (document) => {
            if (form.azione === 'pagina') return withPage(document, id, form.titolo)
            if (form.azione === 'notizia') return withNews(document, id, form.titolo, today)
            if (form.azione === 'blocco') return withBlock(document, form.in, { id, type: form.tipo })
            if (form.azione === 'togli') return without(document, form.id)
            return moved(document, form.id, form.azione === 'su' ? -1 : 1)
          },
        }),
      )
      if (!('saved' in saved)) return seeOther(href(cx, `${paths.home}?pieno`))
      if (form.azione === 'pagina') return seeOther(href(cx, paths.page(id)))
      if (form.azione === 'notizia' || form.azione === 'blocco') return seeOther(href(cx, paths.part(id)))
      const back = form.in ? paths.page(form.in) : paths.home
      const focus = form.azione === 'togli' ? '' : `#parte-${form.id}`
      const done = form.azione === 'togli' ? 'tolto' : 'spostato'
      return seeOther(href(cx, `${back}?${done}&salvata=${saved.saved}${focus}`))
    },
  }),
  get(`${HOME}/togli/:parte`, {
    summary: 'Asks whether a page or a piece of news shall be taken out of the draft',
    load: loadPart,
    allow: mayEdit,
    handle: (cx, { resource: own }) => {
      const { part, main } = own
      const name = partTitle(cx, part, main)
      return areaPage(
        cx,
        own,
        { title: cx.t('spaces.move.remove'), lead: name },
        <RemovePage {...{ cx, own }} />,
      )
    },
  }),
  post(`${HOME}/annulla`, {
    summary: 'Undoes one saving, leaving what others saved',
    load: loadOwn,
    allow: mayEdit,
    form: z.object({
      salvata: revision,
      da: revision.optional().catch(undefined),
      in: lastOf(z.guid().optional().catch(undefined)),
    }),
    handle: async (cx, { resource: { organizationId }, actor, form }) => {
      const range = { from: form.da ?? form.salvata - 1, saved: form.salvata }
      const asked = { organizationId, ...range, by: writerOf(actor), now: cx.now }
      const undone = await cx.db.transaction().execute((tx) => undoSaving(tx, asked))
      const paths = pathsOf(organizationId)
      const back = form.in ? paths.page(form.in) : paths.home
      return seeOther(href(cx, `${back}?${undone ? 'annullato' : 'nonannullato'}`))
    },
  }),
]
