import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { ownPage } from '../../accounts/api.ts'
import { AREA, HAND_OVER, peoplePath } from '../paths.ts'
import { mayManage, mayTake, mayTakeBack } from '../permissions.ts'
import { type Body, known, loadBody } from './body.ts'
import { listColleagues } from './colleagues.ts'
import { acceptHandOver, decline, findHandOver, type HandOver, offer, takeOfferBack } from './hand-over.ts'
import { after } from './people-routes.tsx'
import { crumbsTo } from './show-people.tsx'
import { HandOverForm } from './views/HandOverForm.tsx'

/** Somebody who is not a colleague yet. */
const ELSE = 'altro'

const Offered = z
  .object({
    a: lastOf(z.union([z.uuid(), z.literal(ELSE)], { error: 'form.choose_from_list' })),
    email: lastOf(z.string().trim().max(254).default('')),
    lingua: lastOf(z.enum(LANGUAGES).catch('it').default('it')),
    poi: lastOf(z.enum(['leaves', 'edits'], { error: 'form.choose_from_list' })),
  })
  .refine(({ a, email }) => a !== ELSE || z.email().safeParse(email).success, {
    path: ['email'],
    error: 'form.email',
  })

async function show(cx: Cx, body: Body, values: RawValues = {}, errors: FieldErrors = {}, status = 422) {
  const colleagues = await listColleagues(cx.db, body.organizationId, cx.now)
  return ownPage(
    cx,
    {
      title: cx.t('members.hand_over_title'),
      description: cx.t('members.hand_over_lead'),
      breadcrumb: crumbsTo(cx, body),
      errors,
    },
    <HandOverForm
      cx={cx}
      body={body}
      colleagues={colleagues.filter(({ id }) => id !== cx.actor?.id)}
      somebodyElse={ELSE}
      values={values}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? status : 200,
  )
}

/** The hand-over an address names, of this organisation. */
async function load(cx: Cx, params: { organizationId: string; passaggio: string }) {
  const body = await loadBody(cx, params)
  const found = body && isUuid(params.passaggio) ? await findHandOver(cx.db, params.passaggio) : undefined
  return body && found?.organizationId === body.organizationId ? { ...found, body } : null
}

const answered = async (
  cx: Cx,
  offered: (HandOver & { body: Body }) | null,
  command: (
    tx: Tx,
    asked: { handOverId: string; by: { id: string; name: string }; now: Date },
  ) => Promise<boolean>,
  done: 'taken' | 'declined',
) => {
  const { id, body } = present(offered)
  const asked = { handOverId: id, by: known(cx.actor), now: cx.now }
  const took = await cx.db.transaction().execute((tx) => command(tx, asked))
  // Whoever took over is an owner only from the next request on.
  if (!took) return seeOther(`${href(cx, AREA)}?fatto=passato`)
  return seeOther(`${href(cx, peoplePath(body.organizationId))}?fatto=${done}`)
}

/** An owner hands the responsibility for an organisation over. */
export const handOverRoutes = [
  get(HAND_OVER, {
    summary: 'To whom an owner hands the responsibility over',
    load: loadBody,
    allow: mayManage,
    handle: (cx, { resource }) => show(cx, resource),
  }),
  post(HAND_OVER, {
    summary: 'Asks a colleague, or somebody by mail, to take the responsibility over',
    makes: true,
    load: loadBody,
    allow: mayManage,
    form: Offered,
    invalid: (cx, { resource, values, errors }) => show(cx, resource, values, errors),
    handle: async (cx, { actor, resource, form }) => {
      const { organizationId } = resource
      const { a, email, lingua: lang, poi: thenGiver } = form
      const to = a === ELSE ? { email, lang } : { personId: a }
      const asked = { organizationId, to, thenGiver, by: known(actor), now: cx.now }
      const refused = await cx.db.transaction().execute((tx) => offer(cx, tx, asked))
      if (!refused) return seeOther(`${href(cx, peoplePath(organizationId))}?fatto=offered`)
      const field = refused === 'invited' || refused === 'member' ? 'email' : ''
      return show(cx, resource, { ...form }, { [field]: cx.t(`members.people_no_${refused}`) }, 409)
    },
  }),
  post(`${HAND_OVER}/:passaggio/ritira`, {
    summary: 'Takes an offer to hand over back',
    load,
    allow: mayTakeBack,
    handle: async (cx, { actor, resource }) => {
      const { id: handOverId, body } = present(resource)
      const asked = { handOverId, by: known(actor), now: cx.now }
      const done = await cx.db.transaction().execute((tx) => takeOfferBack(tx, asked))
      return after(cx, body, done ? undefined : 'too_late', 'unoffered')
    },
  }),
  post(`${HAND_OVER}/:passaggio/accetta`, {
    summary: 'Takes the responsibility for an organisation over',
    load,
    allow: mayTake,
    handle: (cx, { resource }) => answered(cx, resource, acceptHandOver, 'taken'),
  }),
  post(`${HAND_OVER}/:passaggio/rifiuta`, {
    summary: 'Does not want to take the responsibility over',
    load,
    allow: mayTake,
    handle: (cx, { resource }) => answered(cx, resource, decline, 'declined'),
  }),
]
