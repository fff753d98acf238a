import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { inTerritories, listTerritories } from './territories.ts'

/** Orders of the staff's list. */
export const REPORT_SORTS = ['oldest', 'newest', 'name'] as const
export type ReportSort = (typeof REPORT_SORTS)[number]
export type ReportFilter = 'open' | 'closed' | 'all'

/** Reports on one page of the staff's list. */
export const REPORTS_A_PAGE = 25

/** One page of the reports with their organisations, of some territories or of all, and how many there are in all. */
export async function listReports(
  db: DbOrTx,
  {
    filter,
    sort,
    page,
    scope,
  }: { filter: ReportFilter; sort: ReportSort; page: number; scope: readonly string[] | undefined },
) {
  const reports = db
    .selectFrom('record_report as r')
    .innerJoin('organization as o', 'o.id', 'r.organization_id')
    .$if(scope !== undefined, (query) =>
      query
        .innerJoin('location as l', (join) =>
          join.onRef('l.organization_id', '=', 'o.id').on('l.is_seat', '=', true),
        )
        .where(inTerritories(sql`l.istat_code`, scope ?? [])),
    )
    .$if(filter !== 'all', (query) => query.where('r.state', filter === 'open' ? '=' : '!=', 'open'))
  const rows = reports
    .select(['r.id', 'r.about', 'r.message', 'r.email', 'r.lang', 'r.created_at', 'r.state'])
    .select(['o.name', 'o.slug', 'o.original_lang'])
    .$if(sort === 'name', (query) => query.orderBy('o.name'))
    .orderBy('r.created_at', sort === 'newest' ? 'desc' : 'asc')
    .orderBy('r.id')
    .limit(REPORTS_A_PAGE)
    .offset((page - 1) * REPORTS_A_PAGE)
    .execute()
  const total = reports.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return { rows: await rows, total: (await total).count }
}
export type ReportRow = Awaited<ReturnType<typeof listReports>>['rows'][number]

/** A report with the organisation it is about, for its page and for mails. */
export const findReport = (db: DbOrTx, id: string) =>
  db
    .selectFrom('record_report as r')
    .innerJoin('organization as o', 'o.id', 'r.organization_id')
    .where('r.id', '=', id)
    .select(['r.id', 'r.about', 'r.message', 'r.email', 'r.lang', 'r.created_at', 'r.state', 'r.answer'])
    .select(['o.id as organizationId', 'o.name', 'o.slug', 'o.original_lang'])
    .executeTakeFirst()

/** The same with where its organisation is. */
export async function findPlacedReport(db: DbOrTx, id: string) {
  const report = await findReport(db, id)
  return report && { ...report, territories: await listTerritories(db, report.organizationId) }
}
export type FoundReport = NonNullable<Awaited<ReturnType<typeof findReport>>>
