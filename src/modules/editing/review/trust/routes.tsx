import { z } from 'zod'
import type { Cx } from '../../../../platform/cx.ts'
import { HttpError } from '../../../../platform/http/errors.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../../platform/http/input.ts'
import { canSomewhere } from '../../../../platform/http/policy.ts'
import { seeOther } from '../../../../platform/http/response.ts'
import { get, post } from '../../../../platform/http/route.ts'
import { href } from '../../../../platform/ui/href.ts'
import { page } from '../../../../platform/ui/Page.tsx'
import { BODIES } from '../../paths.ts'
import { mayTrust } from '../../permissions.ts'
import { TrustedList, TrustPage } from './TrustPage.tsx'
import { type Body, findBody, listTrusted, setTrust } from './trust.ts'

const privately = { feedback: false, indexed: false }
const staffHome = (cx: Cx) => ({ label: cx.t('staff.home_title'), path: '/gestione' })
const load = (cx: Cx, { ente }: { ente: string }) => findBody(cx.db, ente)

const TrustForm = z.object({
  fiducia: lastOf(z.enum(['si', 'no'])),
  motivo: lastOf(z.string().trim().min(1, { error: 'editing.trust.no_reason' }).max(2000).default('')),
})

async function show(cx: Cx, body: Body, errors: FieldErrors = {}, values: RawValues = {}, done = false) {
  const links = await cx.modules.bodyLinks(cx, body.organizationId, 'staff')
  const invalid = Object.keys(errors).length > 0
  const breadcrumb = [staffHome(cx), { label: cx.t('editing.trust.title'), path: BODIES }]
  return page(
    cx,
    { title: body.name, lead: false, ...privately, breadcrumb, invalid },
    <TrustPage {...{ cx, body, links, errors, values, done }} />,
    invalid ? 422 : 200,
  )
}

/** Which organisations publish at once. */
export const trustRoutes = [
  get(BODIES, {
    summary: 'The organisations whose changes are public at once',
    allow: canSomewhere('editing.trust'),
    handle: async (cx) => {
      const bodies = (await listTrusted(cx.db)).filter((body) => mayTrust(cx.actor, body))
      const options = { title: cx.t('editing.trust.title'), description: cx.t('editing.trust.lead') }
      return page(
        cx,
        { ...options, ...privately, breadcrumb: [staffHome(cx)] },
        <TrustedList cx={cx} bodies={bodies} />,
      )
    },
  }),
  get(`${BODIES}/:ente`, {
    summary: 'Whether one organisation publishes at once',
    load,
    allow: mayTrust,
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
