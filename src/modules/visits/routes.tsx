import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import { text } from '../../platform/http/response.ts'
import { get } from '../../platform/http/route.ts'
import { ownPage } from '../accounts/api.ts'
import { dayOf } from './months.ts'
import { visitsPath } from './paths.ts'
import { mayRead } from './permissions.ts'
import { findOrganization } from './queries.ts'
import { readReport } from './report.ts'
import { Visits } from './views/Visits.tsx'
import { visitsCsv } from './visits-csv.ts'

const load = async (cx: Cx, { organizationId }: { organizationId: string }) =>
  z.guid().safeParse(organizationId).success ? findOrganization(cx.db, organizationId) : undefined

/** How often an organisation was found, for its people. */
export const visitsRoutes = [
  get('/area/:organizationId/visite', {
    summary: 'How often an organisation was found in the last twelve months',
    load,
    allow: mayRead,
    handle: async (cx, { resource: organization }) => {
      const report = await readReport(cx.db, organization, dayOf(cx.now))
      const options = {
        title: cx.t('visits.title'),
        section: organization.name,
        lead: <bdi>{organization.name}</bdi>,
      }
      return ownPage(
        cx,
        options,
        <Visits cx={cx} report={report} csv={`${visitsPath(organization.id)}/mesi.csv`} />,
      )
    },
  }),
  get('/area/:organizationId/visite/mesi.csv', {
    summary: 'The same months as a CSV file for spreadsheets',
    load,
    allow: mayRead,
    handle: async (cx, { resource: organization }) =>
      text(visitsCsv(cx, await readReport(cx.db, organization, dayOf(cx.now))), 'text/csv; charset=utf-8', {
        'content-disposition': `attachment; filename="visite-${organization.slug}.csv"`,
        'cache-control': 'no-store',
      }),
  }),
]
