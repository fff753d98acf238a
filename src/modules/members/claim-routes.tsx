import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import { HttpError, notFound } from '../../platform/http/errors.ts'
import { lastOf } from '../../platform/http/input.ts'
import { movedPermanently, seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { isUuid } from '../../platform/ids.ts'
import { href } from '../../platform/ui/href.ts'
import { ownPage, withAccount } from '../accounts/api.ts'
import { findAddress, readRecord } from '../directory/api.ts'
import { openClaim, typeCode, withdraw } from './claim.ts'
import { maskedAddress } from './code.ts'
import { addressOnRecord } from './mail.ts'
import { AREA, claimPath, REQUESTS } from './paths.ts'
import { asked } from './permissions.ts'
import { registerAgain } from './register.ts'
import { findRequest, type Request } from './request-queries.ts'
import { ClaimForm } from './views/ClaimForm.tsx'
import { RequestState } from './views/RequestState.tsx'

/** The public record of an address, or the address it went to: it was merged, or is called otherwise now. */
async function loadPublic(cx: Cx, { slug }: { slug: string }) {
  const address = await findAddress(cx.db, slug)
  if (!address || 'moved' in address) return address
  return cx.db
    .selectFrom('organization')
    .select(['id', 'name', 'slug', 'original_lang as lang'])
    .where('id', '=', address.id)
    .executeTakeFirst()
}
type Public = Exclude<NonNullable<Awaited<ReturnType<typeof loadPublic>>>, { moved: string }>

const toMoved = (cx: Cx, { moved }: { moved: string }) => movedPermanently(href(cx, claimPath(moved)))

const loadRequest = async (cx: Cx, { richiesta }: { richiesta: string }) =>
  isUuid(richiesta) ? findRequest(cx.db, richiesta) : undefined

const Way = z.object({
  modo: lastOf(z.enum(['code', 'letter', 'document'], { error: 'form.choose_from_list' })),
  nota: lastOf(z.string().trim().max(2000).default('')),
})

async function showClaim(cx: Cx, record: Public, errors: Record<string, string> = {}, values = {}) {
  const address = await addressOnRecord(cx, record.id)
  const document = (await readRecord(cx.db, record.id))?.document
  const seat = document?.locations.find(({ id }) => id === document.organization.seat_id)
  const ways = {
    code: address && maskedAddress(address),
    letter: seat?.address_1
      ? [seat.address_1, seat.postal_code, seat.locality].filter(Boolean).join(', ')
      : undefined,
  }
  return ownPage(
    cx,
    {
      title: cx.t('members.claim_title'),
      breadcrumb: [{ label: record.name, path: `/enti/${record.slug}` }],
      errors,
    },
    <ClaimForm cx={cx} record={record} ways={ways} errors={errors} values={values} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

const showRequest = (cx: Cx, request: Request, errors: Record<string, string> = {}) =>
  ownPage(
    cx,
    {
      title: cx.t('members.request_title'),
      breadcrumb: [{ label: cx.t('members.area_title'), path: AREA }],
      errors,
    },
    <RequestState cx={cx} request={request} errors={errors} />,
    errors.codice ? 422 : 200,
  )

const again = (cx: Cx, { id }: Request) => seeOther(href(cx, `${REQUESTS}/${id}`))
const known = <T,>(one: T | undefined): T => {
  if (one === undefined) throw new HttpError(401)
  return one
}

/** Asking to look after a record that is there, and following what one asked for. */
export const claimRoutes = [
  get('/enti/:slug/gestisci', {
    summary: 'Is this your organisation? The ways to prove it',
    load: loadPublic,
    allow: withAccount,
    handle: (cx, { resource }) => ('moved' in resource ? toMoved(cx, resource) : showClaim(cx, resource)),
  }),
  post('/enti/:slug/gestisci', {
    summary: 'Asks to look after the record of an organisation',
    makes: true,
    load: loadPublic,
    allow: withAccount,
    form: Way,
    maxBody: 64 * 1024,
    invalid: (cx, { resource, errors, values }) =>
      'moved' in resource ? toMoved(cx, resource) : showClaim(cx, resource, errors, values),
    handle: async (cx, { actor, resource, form }) => {
      if ('moved' in resource) return seeOther(href(cx, claimPath(resource.moved)))
      const claim = { organizationId: resource.id, way: form.modo, note: form.nota || undefined }
      const by = known(actor)
      const made = await cx.db.transaction().execute((tx) => openClaim(tx, { ...claim, by, now: cx.now }))
      if ('id' in made) return seeOther(href(cx, `${REQUESTS}/${made.id}`))
      if (made.refused === 'gone') throw notFound()
      if (made.refused === 'member') return seeOther(href(cx, AREA))
      return showClaim(cx, resource, { '': cx.t('members.claim_too_many') }, form)
    },
  }),
  get(`${REQUESTS}/:richiesta`, {
    summary: 'One request of mine: what happens now',
    load: loadRequest,
    allow: asked,
    handle: (cx, { resource }) => showRequest(cx, resource),
  }),
  post(`${REQUESTS}/:richiesta/codice`, {
    summary: 'Types the code that came by mail or letter',
    load: loadRequest,
    allow: asked,
    form: z.object({ codice: lastOf(z.string().max(60).default('')) }),
    handle: async (cx, { actor, resource, form }) => {
      const attempt = { requestId: resource.id, typed: form.codice, by: known(actor), now: cx.now }
      const came = await cx.db.transaction().execute((tx) => typeCode(tx, attempt))
      if ('granted' in came) return seeOther(`${href(cx, AREA)}?fatto=responsabile`)
      if ('waiting' in came) return again(cx, resource)
      const wrong =
        'wrong' in came && came.wrong > 0
          ? cx.t('members.typed_wrong', { left: came.wrong })
          : cx.t('members.typed_over')
      return showRequest(cx, resource, { codice: wrong })
    },
  }),
  post(`${REQUESTS}/:richiesta/ritira`, {
    summary: 'Takes a request of mine back',
    load: loadRequest,
    allow: asked,
    handle: async (cx, { actor, resource }) => {
      const mine = { requestId: resource.id, by: known(actor), now: cx.now }
      await cx.db.transaction().execute((tx) => withdraw(tx, mine))
      return again(cx, resource)
    },
  }),
  post(`${REQUESTS}/:richiesta/invia`, {
    summary: 'Hands in again a registration of mine that came back',
    load: loadRequest,
    allow: asked,
    handle: async (cx, { actor, resource }) => {
      const mine = { requestId: resource.id, by: known(actor), now: cx.now }
      await cx.db.transaction().execute((tx) => registerAgain(tx, mine))
      return again(cx, resource)
    },
  }),
]
