import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import { HttpError } from '../../platform/http/errors.ts'
import { lastOf } from '../../platform/http/input.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { isUuid } from '../../platform/ids.ts'
import { href } from '../../platform/ui/href.ts'
import { ownPage } from '../accounts/api.ts'
import { QUEUE } from '../board/api.ts'
import { doubtOf } from '../editing/api.ts'
import { readableCode } from './code.ts'
import { type DecideRefusal, decide, makeLetterCode, undo } from './decide.ts'
import { CLAIMS, REGISTRATIONS } from './kinds.ts'
import { mayDecide } from './permissions.ts'
import { findRequest, listPeople, territoriesOf } from './request-queries.ts'
import { Decision } from './views/Decision.tsx'
import { Letter } from './views/Letter.tsx'

/** A request with where it belongs, when it is of this page's kind. */
const loader =
  (registrations: boolean) =>
  async (cx: Cx, { richiesta }: { richiesta: string }) => {
    const request = isUuid(richiesta) ? await findRequest(cx.db, richiesta) : undefined
    if (!request || (request.way === 'registration') !== registrations) return undefined
    return { request, territories: await territoriesOf(cx.db, request.organization_id) }
  }
type Loaded = NonNullable<Awaited<ReturnType<ReturnType<typeof loader>>>>

async function show(cx: Cx, { request }: Loaded, base: string, refused?: DecideRefusal, typed = '') {
  const [people, doubt] = await Promise.all([
    listPeople(cx.db, request.organization_id, cx.now),
    doubtOf(cx.db, request.name, request.organization_id),
  ])
  const field = refused === 'no_reason' ? 'testo' : ''
  const errors = refused ? { [field]: cx.t(`members.refused_${refused}`) } : {}
  return ownPage(
    cx,
    {
      title: cx.t(request.way === 'registration' ? 'members.decide_registration' : 'members.decide_claim'),
      breadcrumb: [{ label: cx.t('board.title'), path: QUEUE }],
      errors,
    },
    <Decision {...{ cx, request, people, doubt, base, errors, typed }} />,
    refused ? 409 : 200,
  )
}

const Decided = z.object({
  azione: lastOf(z.enum(['approve', 'return'])),
  testo: lastOf(z.string().trim().max(2000).default('')),
})

/** The pages where the staff decides: of registrations, or of claims. */
const routesFor = (base: typeof CLAIMS | typeof REGISTRATIONS) => {
  const load = loader(base === REGISTRATIONS)
  const allow = mayDecide(base === REGISTRATIONS)
  return [
    get(`${base}/:richiesta`, {
      summary: 'Who asks to look after an organisation, and how it was proved',
      load,
      allow,
      handle: (cx, { resource }) => show(cx, resource, base),
    }),
    post(`${base}/:richiesta`, {
      summary: 'Approves a request, or returns it with a reason',
      load,
      allow,
      form: Decided,
      handle: async (cx, { actor: by, resource, form }) => {
        if (!by) throw new HttpError(401)
        const { id: requestId } = resource.request
        const asked = { requestId, action: form.azione, reason: form.testo, by, now: cx.now }
        const refused = await cx.db.transaction().execute((tx) => decide(tx, asked))
        if (refused) return show(cx, resource, base, refused, form.testo)
        return seeOther(href(cx, `${base}/${requestId}`))
      },
    }),
    post(`${base}/:richiesta/annulla`, {
      summary: 'Takes a decision on a request back, within 30 days',
      load,
      allow,
      handle: async (cx, { actor: by, resource }) => {
        if (!by) throw new HttpError(401)
        const { id: requestId } = resource.request
        const refused = await cx.db.transaction().execute((tx) => undo(tx, { requestId, by, now: cx.now }))
        return refused ? show(cx, resource, base, refused) : seeOther(href(cx, `${base}/${requestId}`))
      },
    }),
  ]
}

/** What the staff decides of who looks after a record. */
export const decideRoutes = [
  ...routesFor(REGISTRATIONS),
  ...routesFor(CLAIMS),
  post(`${CLAIMS}/:richiesta/lettera`, {
    summary: 'A letter to the seat with a new code, to be printed: the code is shown only here',
    load: loader(false),
    allow: mayDecide(false),
    handle: async (cx, { actor: by, resource }) => {
      if (!by) throw new HttpError(401)
      const { id: requestId } = resource.request
      const code = await cx.db
        .transaction()
        .execute((tx) => makeLetterCode(tx, { requestId, by, now: cx.now }))
      if (!code) return show(cx, resource, CLAIMS, 'decided')
      return ownPage(
        cx,
        { title: cx.t('members.letter_title') },
        <Letter cx={cx} request={resource.request} code={readableCode(code)} />,
      )
    },
  }),
]
