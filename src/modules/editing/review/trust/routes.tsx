import { z } from 'zod'
import type { Cx } from '../../../../platform/cx.ts'
import { HttpError } from '../../../../platform/http/errors.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../../platform/http/input.ts'
import { seeOther } from '../../../../platform/http/response.ts'
import { get, post } from '../../../../platform/http/route.ts'
import { href } from '../../../../platform/ui/href.ts'
import { page } from '../../../../platform/ui/Page.tsx'
import { BODIES } from '../../paths.ts'
import { mayLookAfter, mayTrust } from '../../permissions.ts'
import { TrustPage } from './TrustPage.tsx'
import { type Body, findBody, setTrust } from './trust.ts'

const privately = { feedback: false, indexed: false }
const staffHome = (cx: Cx) => ({ label: cx.t('staff.home_title'), path: '/gestione' })
const load = (cx: Cx, { ente }: { ente: string }) => findBody(cx.db, ente)

const TrustForm = z.object({
  fiducia: lastOf(z.enum(['si', 'no'])),
  motivo: lastOf(z.string().trim().min(1, { error: 'editing.trust.no_reason' }).max(2000).prefault('')),
})

async function show(cx: Cx, body: Body, errors: FieldErrors = {}, values: RawValues = {}, done = false) {
  const links = await cx.modules.bodyLinks(cx, body.organizationId, 'staff')
  const invalid = Object.keys(errors).length > 0
  const breadcrumb = [staffHome(cx), { label: cx.t('editing.bodies.title'), path: BODIES }]
  return page(
    cx,
    { title: body.name, lead: false, ...privately, breadcrumb, invalid },
    <TrustPage {...{ cx, body, links, decides: mayTrust(cx.actor, body), errors, values, done }} />,
    invalid ? 422 : 200,
  )
}

/** The staff's page of one organisation. */
export const trustRoutes = [
  get(`${BODIES}/:ente`, {
    summary: 'One organisation as the staff looks after it',
    load,
    allow: mayLookAfter,
    query: z.object({ fatto: z.string().optional() }),
    handle: (cx, { resource, query }) => show(cx, resource, {}, {}, query.fatto !== undefined),
  }),
  post(`${BODIES}/:ente`, {
    summary: 'Says that an organisation publishes at once, or no longer, and why',
    load,
    allow: mayTrust,
    form: TrustForm,
    invalid: (cx, { resource, errors, values }) => show(cx, resource, errors, values),
    handle: async (cx, { actor, resource: { organizationId }, form }) => {
      if (!actor) throw new HttpError(401)
      const trusted = form.fiducia === 'si'
      await setTrust(cx, actor, { organizationId, trusted, reason: form.motivo })
      return seeOther(href(cx, `${BODIES}/${organizationId}?fatto`))
    },
  }),
]
