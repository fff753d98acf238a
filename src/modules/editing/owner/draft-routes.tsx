import { z } from 'zod'
import { lastOf } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { wholeNumber } from '../../../platform/http/typed-values.ts'
import { href } from '../../../platform/ui/href.ts'
import { discardDraft, undoDraft } from '../draft.ts'
import { readKnown } from '../forms/known.ts'
import { mayEdit } from '../permissions.ts'
import { ownPage } from './own-page.ts'
import { loadOwn, writerOf } from './own-record.ts'
import { HOME, pathsOf } from './paths.ts'
import { listRevisions, undoSaving } from './revisions.ts'
import { readStatus } from './status.ts'
import { Home } from './views/Home.tsx'
import { DiscardPage, RevisionList } from './views/RevisionList.tsx'

const revision = lastOf(wholeNumber)

/** What the home of the record says of undoing a saving. */
const UNDONE = { undone: 'annullata', nothing: 'nonmia', overwritten: 'nonannullata' } as const

/** The record of an organisation for its people, and the draft as a whole. */
export const draftRoutes = [
  get(HOME, {
    summary: 'How the record of an organisation stands, and the parts to fill in',
    load: loadOwn,
    allow: mayEdit,
    handle: async (cx, { resource: own }) => {
      const [status, known, links] = await Promise.all([
        readStatus(cx, own),
        readKnown(cx, own.current.document),
        cx.modules.bodyLinks(cx, own.organizationId, 'area'),
      ])
      const head = {
        title: cx.t('editing.owner.title'),
        lead: <bdi>{own.current.document.organization.name}</bdi>,
      }
      return ownPage(cx, own, head, <Home {...{ cx, own, status, known, links }} />)
    },
  }),
  get(`${HOME}/bozza`, {
    summary: 'The savings of the draft, each to go back to',
    load: loadOwn,
    allow: mayEdit,
    handle: async (cx, { resource: own }) => {
      const [revisions, known] = await Promise.all([
        listRevisions(cx.db, own.organizationId),
        readKnown(cx, own.current.document),
      ])
      const head = { title: cx.t('editing.owner.draft_title'), lead: cx.t('editing.owner.draft_lead') }
      return ownPage(cx, own, head, <RevisionList cx={cx} own={own} revisions={revisions} known={known} />)
    },
  }),
  post(`${HOME}/bozza`, {
    summary: 'Puts the draft back as it was at a saving',
    load: loadOwn,
    allow: mayEdit,
    form: z.object({ revisione: revision }),
    handle: async (cx, { resource: { organizationId }, actor, form }) => {
      const asked = { organizationId, revision: form.revisione, by: writerOf(actor), now: cx.now }
      const undone = await cx.db.transaction().execute((tx) => undoDraft(tx, asked))
      return seeOther(href(cx, `${pathsOf(organizationId).home}?${undone ? 'annullata' : 'nonannullata'}`))
    },
  }),
  post(`${HOME}/bozza/annulla`, {
    summary: 'Undoes one saving, leaving what others saved',
    load: loadOwn,
    allow: mayEdit,
    form: z.object({ salvata: revision, da: revision }),
    handle: async (cx, { resource: { organizationId }, actor, form }) => {
      const asked = { organizationId, saved: form.salvata, from: form.da, by: writerOf(actor), now: cx.now }
      const undone = await cx.db.transaction().execute((tx) => undoSaving(tx, asked))
      return seeOther(href(cx, `${pathsOf(organizationId).home}?${UNDONE[undone]}`))
    },
  }),
  get(`${HOME}/bozza/elimina`, {
    summary: 'Asks whether the draft shall be thrown away',
    load: loadOwn,
    allow: mayEdit,
    handle: async (cx, { resource: own }) => {
      const known = await readKnown(cx, own.current.document)
      const head = { title: cx.t('editing.owner.discard'), lead: cx.t('editing.owner.discard_lead') }
      return ownPage(cx, own, head, <DiscardPage cx={cx} own={own} known={known} />)
    },
  }),
  post(`${HOME}/bozza/elimina`, {
    summary: 'Throws the draft away; what is public stays',
    load: loadOwn,
    allow: mayEdit,
    form: z.object({ revisione: revision }),
    handle: async (cx, { resource: { organizationId, draft }, form }) => {
      const { home, discard } = pathsOf(organizationId)
      // Somebody saved since the question was shown: it is asked again.
      if (draft.revision !== form.revisione) return seeOther(href(cx, discard))
      await cx.db.transaction().execute((tx) => discardDraft(tx, organizationId, cx.now))
      return seeOther(href(cx, `${home}?eliminata`))
    },
  }),
]
