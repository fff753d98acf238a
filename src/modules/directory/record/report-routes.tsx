import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError, notFound } from '../../../platform/http/errors.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { anyone, reachOf } from '../../../platform/http/policy.ts'
import { movedPermanently, seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { findAddress, findName } from './address.ts'
import { answerRoutes } from './answer-routes.tsx'
import { decideReport, REPORT_STATES, ReportForm, reportRecord } from './report.ts'
import { mayHandleReport, mayHandleReports } from './report-permissions.ts'
import { findPlacedReport, listReports, REPORT_SORTS } from './report-queries.ts'
import { REPORTS_PATH, ReportList } from './views/ReportList.tsx'
import { ReportPage, ReportThanks } from './views/ReportPage.tsx'

/** What a report is about. */
interface Reported {
  id: string
  name: string
  slug: string
}

/** A record that can be reported on, or where it went. */
async function loadReported(cx: Cx, slug: string): Promise<Reported | { moved: string } | undefined> {
  const address = await findAddress(cx.db, slug)
  if (!address || 'moved' in address) return address
  const found = await findName(cx.db, address.id)
  return found && { ...found, id: address.id }
}

function showForm(
  cx: Cx,
  reported: Reported,
  status = 200,
  errors: FieldErrors = {},
  values: RawValues = {},
) {
  const invalid = Object.keys(errors).length > 0
  const answer = page(
    cx,
    { ...pageOf(cx, reported), title: cx.t('directory.record.report_title'), invalid },
    <ReportPage cx={cx} slug={reported.slug} errors={errors} values={values} />,
    status,
  )
  answer.headers.set('cache-control', 'no-store')
  return answer
}

const pageOf = (cx: Cx, { name, slug }: Reported) => ({
  section: name,
  description: cx.t('directory.record.report_lead'),
  breadcrumb: [
    { label: cx.t('directory.record.crumb'), path: '/enti' },
    { label: name, path: `/enti/${slug}` },
  ],
  indexed: false,
  feedback: false,
})

const ListQuery = z.object({
  stato: z.enum(['open', 'closed', 'all']).catch('open').default('open'),
  ordine: z.enum(REPORT_SORTS).catch('oldest').default('oldest'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
  fatto: z.enum(REPORT_STATES).optional().catch(undefined),
  id: z.uuid().optional().catch(undefined),
})

/** Reporting wrong data, and the staff's list of what was reported. */
export const reportRoutes = [
  get('/enti/:slug/segnala', {
    summary: 'The form to report wrong data of an organisation',
    load: (cx, { slug }) => loadReported(cx, slug),
    allow: anyone,
    query: z.object({ grazie: z.string().optional() }),
    handle: (cx, { resource, query }) => {
      if ('moved' in resource) return movedPermanently(href(cx, `/enti/${resource.moved}/segnala`))
      if (query.grazie === undefined) return showForm(cx, resource)
      const title = cx.t('directory.record.report_thanks')
      const options = { ...pageOf(cx, resource), title, lead: false }
      return page(cx, options, <ReportThanks cx={cx} slug={resource.slug} />)
    },
  }),
  post('/enti/:slug/segnala', {
    summary: 'Reports wrong data of an organisation, without signing in',
    makes: true,
    load: async (cx, { slug }) => {
      const found = await loadReported(cx, slug)
      return found && 'moved' in found ? loadReported(cx, found.moved) : found
    },
    allow: anyone,
    form: ReportForm,
    maxBody: 64 * 1024,
    invalid: (cx, { resource, errors, values }) => showForm(cx, known(resource), 422, errors, values),
    handle: async (cx, { resource, form }) => {
      const outcome = await reportRecord(cx, known(resource).id, form)
      if (outcome === 'received' || outcome === 'trapped')
        return seeOther(href(cx, `/enti/${known(resource).slug}/segnala?grazie`))
      const values = { about: form.about, message: form.message, email: form.email, da: String(form.da) }
      const errors = { '': cx.t(`directory.record.report_${outcome}`) }
      return showForm(cx, known(resource), outcome === 'too_many' ? 429 : 422, errors, values)
    },
  }),
  get(REPORTS_PATH, {
    summary: 'The staff’s list of reports of wrong data',
    allow: mayHandleReports,
    query: ListQuery,
    handle: async (cx, { query }) => {
      const { stato: filter, ordine: sort, fatto, id } = query
      const list = await listReports(cx.db, {
        filter,
        sort,
        page: query.page,
        scope: reachOf(cx.actor, 'directory.reports'),
      })
      const done = fatto && id ? { id, state: fatto } : undefined
      return page(
        cx,
        {
          title: cx.t('directory.record.reports'),
          description: cx.t('directory.record.reports_lead'),
          breadcrumb: [{ label: cx.t('directory.record.staff_area'), path: '/gestione' }],
          feedback: false,
          indexed: false,
        },
        <ReportList cx={cx} {...list} page={query.page} filter={filter} sort={sort} done={done} />,
      )
    },
  }),
  ...answerRoutes,
  post(`${REPORTS_PATH}/:report`, {
    summary: 'Closes a report of wrong data, or opens it again',
    load: async (cx, { report }) => (isUuid(report) ? await findPlacedReport(cx.db, report) : null) ?? null,
    allow: mayHandleReport,
    form: ListQuery.extend({ state: z.enum(REPORT_STATES) }),
    handle: async (cx, { actor, resource, form }) => {
      if (!actor) throw new HttpError(401)
      const { id } = present(resource)
      if (!(await decideReport(cx, actor, id, form.state))) throw notFound()
      const { stato, ordine } = form
      const query = new URLSearchParams({
        stato,
        ordine,
        page: String(form.page),
        fatto: form.state,
        id,
      })
      return seeOther(href(cx, `${REPORTS_PATH}?${query}`))
    },
  }),
]

/** A POST follows moves while loading, so what it gets is a record. */
function known(resource: { moved: string } | Reported): Reported {
  if ('moved' in resource) throw notFound()
  return resource
}
