import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { lastOf, type RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { wholeNumber } from '../../../platform/http/typed-values.ts'
import { href } from '../../../platform/ui/href.ts'
import { changesBetween } from '../../directory/api.ts'
import { readKnown } from '../forms/known.ts'
import { mayEdit } from '../permissions.ts'
import { catchUp, mergeWithPublic } from './catch-up.ts'
import { ownPage } from './own-page.ts'
import { loadOwn, type OwnRecord, writerOf } from './own-record.ts'
import { HOME, pathsOf } from './paths.ts'
import { chosen } from './save-section.ts'
import { isOvertaken } from './status.ts'
import { Changes } from './views/Changes.tsx'
import { MergeView } from './views/MergeView.tsx'

const number = lastOf(wholeNumber)
const CatchUpForm = z.looseObject({ vista: number, versione: number })

/** What became public since the draft was begun, and what is to be chosen between. */
async function show(cx: Cx, own: OwnRecord, values?: RawValues): Promise<Response> {
  const known = await readKnown(cx, own.current.document)
  const { draft, current } = own
  const { conflicts } = mergeWithPublic(own)
  const head = {
    title: cx.t('editing.owner.overtaken'),
    lead: cx.t(conflicts.length > 0 ? 'editing.owner.catch_up_choose' : 'editing.owner.catch_up_lead'),
    status: values ? 409 : 200,
  }
  const hidden = { ...values, vista: String(draft.revision), versione: String(current.version) }
  return ownPage(
    cx,
    own,
    head,
    <>
      <Changes
        cx={cx}
        known={known}
        changes={changesBetween(draft.base, current.document)}
        documents={[current.document, draft.base]}
      />
      <MergeView
        cx={cx}
        known={known}
        action={cx.path}
        hidden={hidden}
        conflicts={conflicts}
        documents={[current.document, draft.document]}
        theirName={cx.t('editing.owner.the_public')}
        unanswered={values !== undefined}
      />
    </>,
  )
}

/** The draft is brought up to date with what became public meanwhile. */
export const catchUpRoutes = [
  get(`${HOME}/aggiorna`, {
    summary: 'What became public since the draft was begun',
    load: loadOwn,
    allow: mayEdit,
    handle: (cx, { resource }) =>
      // Nothing became public meanwhile: there is nothing to catch up with.
      isOvertaken(resource.draft, resource.current.version)
        ? show(cx, resource)
        : seeOther(href(cx, pathsOf(resource.organizationId).home)),
  }),
  post(`${HOME}/aggiorna`, {
    summary: 'Brings the draft up to date with what is public, as the person chose',
    load: loadOwn,
    allow: mayEdit,
    form: CatchUpForm,
    handle: async (cx, { resource, actor, form }) => {
      const values = form as unknown as RawValues
      const done = await cx.db.transaction().execute((tx) =>
        catchUp(tx, {
          organizationId: resource.organizationId,
          settle: (conflicts, draft, version) =>
            draft.revision === form.vista && version === form.versione
              ? chosen(conflicts, values)
              : undefined,
          by: writerOf(actor),
          now: cx.now,
        }),
      )
      if (!done) return show(cx, resource, values)
      return seeOther(href(cx, `${pathsOf(resource.organizationId).home}?aggiornata`))
    },
  }),
]
