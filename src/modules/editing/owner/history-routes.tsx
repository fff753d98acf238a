import { z } from 'zod'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { notFound } from '../../../platform/http/errors.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { json, seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { wholeNumber } from '../../../platform/http/typed-values.ts'
import { href } from '../../../platform/ui/href.ts'
import { saveDraft } from '../draft.ts'
import { readKnown } from '../forms/known.ts'
import { mayEdit } from '../permissions.ts'
import { versionOf } from '../take-back.ts'
import { ownPage } from './own-page.ts'
import { loadOwn, writerOf } from './own-record.ts'
import { HOME, pathsOf } from './paths.ts'
import { HistoryPage } from './views/HistoryPage.tsx'

const version = wholeNumber
const HistoryQuery = z.object({
  da: lastOf(version.optional().catch(undefined)),
  a: lastOf(version.optional().catch(undefined)),
})

/** What a record said each time it was published, the latest first. */
export const listVersions = (db: DbOrTx, organizationId: string) =>
  db
    .selectFrom('record_version')
    .select(['version', 'at', 'by_name as byName', 'why'])
    .where('organization_id', '=', organizationId)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()

/** What a record said over time, compared, taken away and brought back. */
export const historyRoutes = [
  get(`${HOME}/storia`, {
    summary: 'The versions of a record that were published, and the difference of any two',
    load: loadOwn,
    allow: mayEdit,
    query: HistoryQuery,
    handle: async (cx, { resource: own, query }) => {
      const { organizationId } = own
      const [versions, known, from, to] = await Promise.all([
        listVersions(cx.db, organizationId),
        readKnown(cx, own.current.document),
        versionOf(cx.db, organizationId, query.da ?? null),
        versionOf(cx.db, organizationId, query.a ?? null),
      ])
      const compared = from && to ? { from, to } : undefined
      const head = { title: cx.t('editing.owner.history'), lead: cx.t('editing.owner.history_lead') }
      return ownPage(cx, own, head, <HistoryPage {...{ cx, own, versions, known, query, compared }} />)
    },
  }),
  post(`${HOME}/storia/ripristina`, {
    summary: 'Puts what a version said into the draft',
    load: loadOwn,
    allow: mayEdit,
    form: z.object({ versione: lastOf(version) }),
    handle: async (cx, { resource: { organizationId, draft }, actor, form }) => {
      const { home, history } = pathsOf(organizationId)
      const document = await versionOf(cx.db, organizationId, form.versione)
      if (!document) return seeOther(href(cx, history))
      const asked = {
        organizationId,
        seen: draft.revision,
        change: () => document,
        by: writerOf(actor),
        now: cx.now,
      }
      const saved = await cx.db.transaction().execute((tx) => saveDraft(tx, asked))
      if (!('saved' in saved)) return seeOther(href(cx, history))
      return seeOther(href(cx, `${home}?ripristinata&salvata=${saved.saved}&da=${draft.revision}`))
    },
  }),
  get(`${HOME}/storia/:versione/json`, {
    summary: 'What a version of a record said, as JSON',
    load: loadOwn,
    allow: mayEdit,
    handle: async (cx, { resource: { organizationId }, params }) => {
      const wanted = version.safeParse(params.versione)
      const document = wanted.success && (await versionOf(cx.db, organizationId, wanted.data))
      if (!document) throw notFound()
      return json(document, 200, {
        'content-disposition': `attachment; filename="scheda-${wanted.data}.json"`,
        'cache-control': 'no-store',
      })
    },
  }),
]
