import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../platform/http/input.ts'
import type { Policy } from '../../../platform/http/policy.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { agreedTo } from '../../../platform/privacy/agreed.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { readRecord } from '../../directory/api.ts'
import { doubtOf, editPath } from '../../editing/api.ts'
import { summaryOf } from '../../freshness/api.ts'
import { places } from '../../territory/api.ts'
import { deskPage } from '../desk-page.ts'
import { MANDATES, mandateFor } from '../paths.ts'
import { mayAssist, mayDecideRegistration } from '../permissions.ts'
import { territoriesOf } from '../territories.ts'
import { decideRegistration, handInAgain, takeBackRegistration } from './decide.ts'
import { MandateFields } from './MandateFields.tsx'
import { MandatePage } from './MandatePage.tsx'
import { closeMandate, type FoundMandate, findMandate, openMandate } from './mandate.ts'
import { askerOf, MandateForm } from './mandate-form.ts'

const load = (cx: Cx, { incarico }: { incarico: string }) =>
  isUuid(incarico) ? findMandate(cx.db, incarico) : undefined

/** A record the desk may be asked to write. */
async function loadBody(cx: Cx, { organizationId }: { organizationId: string }) {
  if (!isUuid(organizationId)) return undefined
  const row = await cx.db
    .selectFrom('organization')
    .select(['id', 'name'])
    .where('id', '=', organizationId)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst()
  return row && { ...row, territories: await territoriesOf(cx.db, [row.id]) }
}
type Body = NonNullable<Awaited<ReturnType<typeof loadBody>>>

/** The operator whose it is, and the editors who decide what was registered. */
const maySeeMandate: Policy<FoundMandate> = (actor, mandate) =>
  mayAssist(actor, mandate) || (mandate.registers && mayDecideRegistration(actor, mandate))
const isOperator: Policy<FoundMandate> = (actor, mandate) =>
  mayAssist(actor, mandate) && actor?.id === mandate.account_id
const mayDecide: Policy<FoundMandate> = (actor, mandate) =>
  mandate.registers && mayDecideRegistration(actor, mandate)
for (const [policy, name] of [
  [maySeeMandate, `${mayAssist.name}, or ${mayDecideRegistration.name}`],
  [isOperator, `${mayAssist.name}, their own`],
  [mayDecide, mayDecideRegistration.name],
] as const)
  Object.defineProperty(policy, 'name', { value: name })

const who = (actor: Actor | undefined) => {
  if (!actor) throw new HttpError(401)
  return { id: actor.id, name: actor.name }
}

function showBody(cx: Cx, body: Body, values: RawValues = {}, errors: FieldErrors = {}): Response {
  return deskPage(
    cx,
    { title: cx.t('desk.update_of', { name: body.name }), description: cx.t('desk.update_lead'), errors },
    <div class="measure">
      <ErrorSummary cx={cx} errors={errors} />
      <Form action={href(cx, mandateFor(body.id))} once>
        <MandateFields {...{ cx, values, errors }} />
        <Button accessKey="k">{cx.t('desk.update_begin')}</Button>
      </Form>
    </div>,
  )
}

async function showMandate(cx: Cx, mandate: FoundMandate, error?: string): Promise<Response> {
  const record = await readRecord(cx.db, mandate.organization_id)
  const lines = record ? summaryOf(record.document, cx.lang, await places(cx.db)) : []
  const { actor } = cx
  const isOwn = actor?.id === mandate.account_id
  const props = {
    isOwn,
    isOpen: mandate.closed_at === null && mandate.until > cx.now,
    mayDecide: !isOwn && mayDecide(actor, mandate),
    done: cx.url.searchParams.get('fatto') ?? undefined,
    doubt: mandate.registers ? await doubtOf(cx.db, mandate.name, mandate.organization_id) : undefined,
  }
  return deskPage(
    cx,
    {
      title: cx.t(mandate.registers ? 'desk.registration_of' : 'desk.mandate_of', { name: mandate.name }),
      ...(props.mayDecide && !mandate.decision && { description: cx.t('desk.decide_lead') }),
      errors: error ? { motivo: error } : {},
    },
    <MandatePage {...{ cx, mandate, lines, error }} {...props} />,
  )
}

/** Mandates: asked for, looked at, ended; and the decision on what was registered by one. */
export const mandateRoutes = [
  get(mandateFor(':organizationId') as '/gestione/sportello/enti/:organizationId', {
    summary: 'Asks who wants a record written for them, and how they were recognised',
    load: loadBody,
    allow: mayAssist,
    handle: (cx, { resource }) => showBody(cx, resource),
  }),
  post(mandateFor(':organizationId') as '/gestione/sportello/enti/:organizationId', {
    summary: 'Writes the mandate down and goes on to the pages of the record',
    makes: true,
    load: loadBody,
    allow: mayAssist,
    form: MandateForm,
    invalid: (cx, { resource, values, errors }) => showBody(cx, resource, values, errors),
    handle: async (cx, { actor, resource: { id: organizationId }, form }) => {
      const [asker, agreed] = [askerOf(form), agreedTo(cx, 'desk.consent')]
      const asked = { organizationId, asker, agreed, registers: false, by: who(actor), now: cx.now }
      await cx.db.transaction().execute((tx) => openMandate(tx, asked))
      return seeOther(href(cx, editPath(organizationId)))
    },
  }),
  get(`${MANDATES}/:incarico`, {
    summary: 'A mandate: who asked, what was sent to them, what is next',
    load,
    allow: maySeeMandate,
    handle: (cx, { resource }) => showMandate(cx, resource),
  }),
  post(`${MANDATES}/:incarico/chiudi`, {
    summary: 'Ends a mandate of one’s own',
    load,
    allow: isOperator,
    handle: async (cx, { actor, resource: { id } }) => {
      const by = who(actor)
      await cx.db.transaction().execute((tx) => closeMandate(tx, { id, by, now: cx.now }))
      return seeOther(href(cx, `${MANDATES}/${id}?fatto=chiuso`))
    },
  }),
  post(`${MANDATES}/:incarico/ancora`, {
    summary: 'Hands a registration in again that came back',
    load,
    allow: isOperator,
    handle: async (cx, { actor, resource: { id } }) => {
      const by = who(actor)
      await cx.db.transaction().execute((tx) => handInAgain(tx, { id, by, now: cx.now }))
      return seeOther(href(cx, `${MANDATES}/${id}?fatto=inviato`))
    },
  }),
  post(`${MANDATES}/:incarico/decidi`, {
    summary: 'Decides whether what was registered at the desk is public',
    load,
    allow: mayDecide,
    form: z.object({
      azione: lastOf(z.enum(['approved', 'returned'])),
      motivo: lastOf(z.string().trim().max(2_000).default('')),
    }),
    handle: async (cx, { actor, resource, form: { azione, motivo } }) => {
      const asked = { id: resource.id, decision: azione, reason: motivo, by: who(actor), now: cx.now }
      const refused = await cx.db.transaction().execute((tx) => decideRegistration(tx, asked))
      if (refused === 'own') throw new HttpError(403)
      if (refused === 'no_reason') return showMandate(cx, resource, cx.t('desk.reason_needed'))
      return seeOther(href(cx, `${MANDATES}/${resource.id}?fatto=${refused ? '' : 'deciso'}`))
    },
  }),
  post(`${MANDATES}/:incarico/annulla`, {
    summary: 'Takes the decision on a registration back',
    load,
    allow: mayDecide,
    handle: async (cx, { actor, resource: { id } }) => {
      const by = who(actor)
      const undone = await cx.db
        .transaction()
        .execute((tx) => takeBackRegistration(tx, { id, by, now: cx.now }))
      return seeOther(href(cx, `${MANDATES}/${id}?fatto=${undone ? 'annullato' : ''}`))
    },
  }),
]
