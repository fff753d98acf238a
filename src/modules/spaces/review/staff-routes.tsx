import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { findBody } from '../body.ts'
import { setClosed, setHost } from '../close.ts'
import { REVIEW, staffPath } from '../paths.ts'
import { mayClose, mayList, mayNameHost } from '../permissions.ts'
import { findSpace } from '../space.ts'
import { listSites } from './list-sites.ts'
import { SitePage } from './views/SitePage.tsx'
import { SiteTable } from './views/SiteTable.tsx'

const HOST = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

const CloseForm = z.object({
  azione: lastOf(z.enum(['chiudi', 'riapri'])),
  motivo: lastOf(z.string().trim().max(2000).default('')),
})
const HostForm = z.object({
  host: lastOf(
    z
      .string()
      .trim()
      .toLowerCase()
      .refine((host) => host === '' || HOST.test(host), { error: 'spaces.staff.host_wrong' }),
  ),
})

async function load(cx: Cx, { organizationId }: { organizationId: string }) {
  if (!isUuid(organizationId)) return undefined
  const [body, space] = await Promise.all([findBody(cx.db, organizationId), findSpace(cx.db, organizationId)])
  if (!body || !space) return undefined
  const named = await cx.db
    .selectFrom('space_host')
    .select('host')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return { ...body, space, host: named?.host }
}
export type StaffSite = NonNullable<Awaited<ReturnType<typeof load>>>

const privately = { indexed: false, feedback: false, search: false, lead: false } as const
const staffHome = (cx: Cx) => ({ label: cx.t('staff.home_title'), path: '/gestione' })

function show(
  cx: Cx,
  site: StaffSite,
  errors: FieldErrors = {},
  values: RawValues = {},
  status = 422,
): Response {
  const invalid = Object.keys(errors).length > 0
  const breadcrumb = [staffHome(cx), { label: cx.t('spaces.staff.title'), path: REVIEW }]
  return page(
    cx,
    { title: site.name, heading: <bdi class="wraps">{site.name}</bdi>, ...privately, breadcrumb, invalid },
    <SitePage {...{ cx, site, errors, values }} />,
    invalid ? status : 200,
  )
}

function asked(cx: Cx, actor: Actor | undefined, organizationId: string) {
  if (!actor) throw new HttpError(401)
  return { organizationId, by: { id: actor.id, name: actor.name }, now: cx.now, requestId: cx.requestId }
}

/** Sites as the staff answers for them: which there are, closing and opening, host names. */
export const staffRoutes = [
  get(REVIEW, {
    summary: 'The sites of organisations, for the staff',
    allow: mayList,
    handle: async (cx) => {
      const sites = (await listSites(cx.db)).filter((site) => mayClose(cx.actor, site))
      return page(
        cx,
        { title: cx.t('spaces.staff.title'), ...privately, breadcrumb: [staffHome(cx)] },
        <SiteTable cx={cx} sites={sites} />,
      )
    },
  }),
  get(`${REVIEW}/ente/:organizationId`, {
    summary: 'One site for the staff: whether it is open, and its host name',
    load,
    allow: mayClose,
    handle: (cx, { resource }) => show(cx, resource),
  }),
  post(`${REVIEW}/ente/:organizationId`, {
    summary: 'Closes a site with a reason, or opens it again',
    load,
    allow: mayClose,
    form: CloseForm,
    invalid: (cx, { resource, errors, values }) => show(cx, resource, errors, values),
    handle: async (cx, { actor, resource, form }) => {
      const closes = form.azione === 'chiudi'
      if (closes && form.motivo === '')
        return show(cx, resource, { motivo: cx.t('spaces.staff.no_reason') }, { motivo: '' })
      const change = {
        ...asked(cx, actor, resource.organizationId),
        reason: closes ? form.motivo : undefined,
      }
      await cx.db.transaction().execute((tx) => setClosed(tx, change))
      return seeOther(href(cx, `${staffPath(resource.organizationId)}?${closes ? 'chiuso' : 'riaperto'}`))
    },
  }),
  post(`${REVIEW}/ente/:organizationId/host`, {
    summary: 'Gives a site a host name of its own, or takes it away',
    load,
    allow: mayNameHost,
    form: HostForm,
    invalid: (cx, { resource, errors, values }) => show(cx, resource, errors, values),
    handle: async (cx, { actor, resource, form }) => {
      const own = new URL(cx.site.baseUrl).hostname
      const change = { ...asked(cx, actor, resource.organizationId), host: form.host || undefined }
      const free = form.host !== own && (await cx.db.transaction().execute((tx) => setHost(tx, change)))
      if (!free) return show(cx, resource, { host: cx.t('spaces.staff.host_taken') }, form, 409)
      await cx.hosts.refresh()
      return seeOther(href(cx, `${staffPath(resource.organizationId)}?nome`))
    },
  }),
]
