import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../platform/http/input.ts'
import { issueMessage } from '../../../platform/http/issue-message.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { wholeNumber } from '../../../platform/http/typed-values.ts'
import { href } from '../../../platform/ui/href.ts'
import { changesBetween, changeWord } from '../../directory/api.ts'
import { readKnown } from '../forms/known.ts'
import { mayEdit } from '../permissions.ts'
import { MOMENT_FIELDS, readMoment } from '../schedule/read-moment.ts'
import { publicAtOnce, type Submitted, submitDraft } from '../submit.ts'
import { ownPage } from './own-page.ts'
import { loadOwn, type OwnRecord, writerOf } from './own-record.ts'
import { HOME, pathsOf } from './paths.ts'
import { readStatus } from './status.ts'
import { SubmitPage } from './views/SubmitPage.tsx'
import { withdraw } from './withdraw.ts'

const SubmitForm = z.object({
  revisione: lastOf(wholeNumber),
  note: lastOf(z.string().trim().max(2_000).default('')),
  ...MOMENT_FIELDS,
})

async function show(
  cx: Cx,
  own: OwnRecord,
  {
    errors = {},
    values = {},
    problems = [],
  }: { errors?: FieldErrors; values?: RawValues; problems?: string[] } = {},
): Promise<Response> {
  const { organizationId, current, draft } = own
  const changes = changesBetween(current.document, draft.document)
  const [status, known, atOnce] = await Promise.all([
    readStatus(cx, own),
    readKnown(cx, current.document),
    publicAtOnce(cx.db, organizationId, changes),
  ])
  const isWrong = problems.length > 0 || Object.keys(errors).length > 0
  const head = {
    title: cx.t('editing.owner.submit_title'),
    lead: cx.t(atOnce.length > 0 ? 'editing.owner.submit_trusted' : 'editing.owner.submit_lead'),
    errors: isWrong ? { '': '', ...errors } : {},
    status: isWrong ? 422 : 200,
  }
  const doubtful = status.trusted && atOnce.length === 0 && changes.some(({ identity }) => !identity)
  const shown = { own, changes, atOnce, doubtful, known, errors, problems, values }
  return ownPage(cx, own, head, <SubmitPage cx={cx} {...shown} />)
}

/** Where a person goes on after handing in, or what is in the way. */
function answer(cx: Cx, own: OwnRecord, values: RawValues, outcome: Submitted): Response | Promise<Response> {
  const { home, catchUp } = pathsOf(own.organizationId)
  if ('waiting' in outcome) {
    const done = [
      outcome.waiting && 'inviata',
      outcome.published && 'pubblicata',
      outcome.scheduled && 'programmata',
    ].filter(Boolean)
    return seeOther(href(cx, `${home}?${done.join('&')}`))
  }
  switch (outcome.refused) {
    case 'conflicts':
      return seeOther(href(cx, catchUp))
    case 'invalid': {
      const problems = outcome.issues.map(
        ({ entity, field, issue }) =>
          `${cx.t(changeWord({ entity, ...(field && { field }) }))}: ${issueMessage(issue, cx.t)}`,
      )
      return show(cx, own, { values, problems: [...new Set(problems)] })
    }
    case 'identifier_taken':
      return show(cx, own, {
        values,
        problems: outcome.schemes.map((scheme) => cx.t('editing.owner.code_taken', { scheme })),
      })
    default:
      return seeOther(href(cx, `${home}?niente`))
  }
}

/** The draft is handed in, and taken back while it waits. */
export const submitRoutes = [
  get(`${HOME}/invia`, {
    summary: 'What is about to be handed in, and what is public at once',
    load: loadOwn,
    allow: mayEdit,
    handle: (cx, { resource }) => show(cx, resource),
  }),
  post(`${HOME}/invia`, {
    summary: 'Hands in the draft',
    load: loadOwn,
    allow: mayEdit,
    form: SubmitForm,
    invalid: (cx, { resource, errors, values }) => show(cx, resource, { errors, values }),
    handle: async (cx, { resource: own, actor, form: { revisione, ...form } }) => {
      // What colleagues wrote since is looked at before it is handed in.
      if (own.draft.revision !== revisione)
        return show(cx, own, { values: form, problems: [cx.t('editing.owner.submit_moved')] })
      const moment = readMoment(form, cx.config.timeZone, cx.now)
      if ('wrong' in moment)
        return show(cx, own, { values: form, errors: { [moment.field]: cx.t(moment.wrong) } })
      const { organizationId } = own
      const asked = {
        organizationId,
        note: form.note || undefined,
        publishAt: moment.at,
        authority: own.mandate ? ('desk' as const) : ('owner' as const),
        by: writerOf(actor),
        now: cx.now,
        requestId: cx.requestId,
      }
      const outcome = await cx.db.transaction().execute((tx) => submitDraft(tx, asked))
      return answer(cx, own, form, outcome)
    },
  }),
  post(`${HOME}/ritira`, {
    summary: 'Takes back what was handed in and waits',
    load: loadOwn,
    allow: mayEdit,
    handle: async (cx, { resource: { organizationId }, actor }) => {
      const asked = { organizationId, by: writerOf(actor), now: cx.now, requestId: cx.requestId }
      const done = await cx.db.transaction().execute((tx) => withdraw(tx, asked))
      return seeOther(href(cx, `${pathsOf(organizationId).home}?${done ? 'ritirata' : 'niente'}`))
    },
  }),
]
