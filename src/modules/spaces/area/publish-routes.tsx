import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { wholeNumber } from '../../../platform/http/typed-values.ts'
import { textValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { changesBetween } from '../changes.ts'
import { saveDraft } from '../draft.ts'
import { HOME, pathsOf } from '../paths.ts'
import { mayEdit } from '../permissions.ts'
import { listVersions, versionOf } from '../publish.ts'
import { mainLang } from '../said.ts'
import { publishesAtOnce } from '../site-doubts.ts'
import { type Submitted, submitSpace, withdraw } from '../submit.ts'
import { areaPage } from './area-page.ts'
import { loadOwn, type OwnSpace, writerOf } from './own-space.ts'
import { readStatus } from './status.ts'
import { revision } from './structure-form.ts'
import { HistoryPage } from './views/HistoryPage.tsx'
import { type Problem, SubmitPage } from './views/SubmitPage.tsx'

const SubmitForm = z.object({ revisione: revision, note: lastOf(z.string().trim().max(2000).default('')) })
const versionNumber = wholeNumber

interface Shown {
  errors?: FieldErrors
  values?: RawValues
  problems?: readonly Problem[]
}

async function show(
  cx: Cx,
  own: OwnSpace,
  { errors = {}, values = {}, problems = [] }: Shown = {},
): Promise<Response> {
  const { space } = own
  const trusted = await publishesAtOnce(cx.db, own.organizationId, space.draft)
  const { handed } = await readStatus(cx, own)
  const wrong = problems.length > 0 ? { '': '', ...errors } : errors
  return areaPage(
    cx,
    own,
    {
      title: cx.t('spaces.submit.title'),
      lead: cx.t(trusted ? 'spaces.submit.lead_trusted' : 'spaces.submit.lead'),
      errors: wrong,
      status: Object.keys(wrong).length > 0 ? 422 : 200,
    },
    <SubmitPage
      {...{ cx, own, errors, problems, handed }}
      changes={changesBetween(space.document, space.draft)}
      note={textValue(values, 'note')}
    />,
  )
}

function answer(cx: Cx, own: OwnSpace, note: string, outcome: Submitted): Response | Promise<Response> {
  const { home, part } = pathsOf(own.organizationId)
  if ('id' in outcome) return seeOther(href(cx, `${home}?${outcome.published ? 'pubblicato' : 'inviato'}`))
  const values = { note }
  if (outcome.refused === 'lacking')
    return show(cx, own, {
      values,
      problems: outcome.lacks.map(({ part: id, kind, field }) => ({ path: part(id), kind, field })),
    })
  if (outcome.refused === 'moved')
    return show(cx, own, { values, problems: [{ words: 'spaces.submit.moved' }] })
  return seeOther(href(cx, `${home}?niente`))
}

/** The draft is handed in, taken back while it waits, and put back as it was. */
export const publishRoutes = [
  get(`${HOME}/invia`, {
    summary: 'What is about to be handed in of a site',
    load: loadOwn,
    allow: mayEdit,
    handle: (cx, { resource }) => show(cx, resource),
  }),
  post(`${HOME}/invia`, {
    summary: 'Hands in the draft of a site',
    load: loadOwn,
    allow: mayEdit,
    form: SubmitForm,
    invalid: (cx, { resource, errors, values }) => show(cx, resource, { errors, values }),
    handle: async (cx, { resource: own, actor, form }) => {
      const { organizationId, territories } = own
      const by = writerOf(actor)
      const asked = {
        organizationId,
        territories,
        seen: form.revisione,
        note: form.note,
        by,
        now: cx.now,
        requestId: cx.requestId,
      }
      const outcome = await cx.db.transaction().execute((tx) => submitSpace(tx, asked))
      return answer(cx, own, form.note, outcome)
    },
  }),
  post(`${HOME}/ritira`, {
    summary: 'Takes back what was handed in of a site and waits',
    load: loadOwn,
    allow: mayEdit,
    handle: async (cx, { resource: { organizationId }, actor }) => {
      const asked = { organizationId, by: writerOf(actor), now: cx.now, requestId: cx.requestId }
      const done = await cx.db.transaction().execute((tx) => withdraw(tx, asked))
      return seeOther(href(cx, `${pathsOf(organizationId).home}?${done ? 'ritirato' : 'niente'}`))
    },
  }),
  get(`${HOME}/storia`, {
    summary: 'What was public of a site over time, with what changed each time',
    load: loadOwn,
    allow: mayEdit,
    handle: async (cx, { resource: own }) => {
      const versions = await listVersions(cx.db, own.organizationId)
      const head = { title: cx.t('spaces.history.title'), lead: cx.t('spaces.history.lead') }
      return areaPage(
        cx,
        own,
        head,
        <HistoryPage {...{ cx, own, versions }} main={mainLang(own.space.draft)} />,
      )
    },
  }),
  post(`${HOME}/storia`, {
    summary: 'Puts what was public once into the draft',
    load: loadOwn,
    allow: mayEdit,
    form: z.object({ versione: lastOf(versionNumber) }),
    handle: async (cx, { resource: { organizationId, space }, actor, form }) => {
      const { home, history } = pathsOf(organizationId)
      const document = await versionOf(cx.db, organizationId, form.versione)
      if (!document) return seeOther(href(cx, history))
      const asked = {
        organizationId,
        seen: space.revision,
        change: () => document,
        by: writerOf(actor),
        now: cx.now,
      }
      const saved = await cx.db.transaction().execute((tx) => saveDraft(tx, asked))
      if (!('saved' in saved)) return seeOther(href(cx, history))
      return seeOther(href(cx, `${home}?ripristinato&salvata=${saved.saved}`))
    },
  }),
]
