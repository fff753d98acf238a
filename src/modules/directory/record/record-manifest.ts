import type { Module } from '../../../platform/module.ts'
import { recordSitemap } from './record-sitemap.ts'
import { eraseReportEmails, REPORT_KIND } from './report.ts'
import { mailAnswer, mailReport } from './report-mail.ts'
import { mayHandleReports } from './report-permissions.ts'
import { recordRoutes } from './routes.tsx'
import { REPORTS_PATH } from './views/ReportList.tsx'

/** What the pages of organisations and the reports on them bring to the manifest of the directory. */
export const recordManifest = {
  routes: recordRoutes,
  permissions: {
    'directory.reports': ['urp_operator', 'web_editor', 'chief_editor', 'territory_admin'],
  },
  navigation: [{ key: 'directory.record.reports', path: REPORTS_PATH, order: 300, allow: mayHandleReports }],
  sitemap: recordSitemap,
  on: { 'directory.record_reported': mailReport, 'directory.report_answered': mailAnswer },
  waits: {
    [REPORT_KIND]: {
      label: 'directory.record.reports',
      permission: 'directory.reports',
      days: 7,
      path: (id) => `${REPORTS_PATH}/${id}`,
    },
  },
  jobs: {
    erase_report_emails: {
      run: async ({ db }) => void (await eraseReportEmails(db, new Date())),
      cron: '20 3 * * *',
    },
  },
  examples: async (db) => {
    const found = await db
      .selectFrom('organization')
      .select('slug')
      .where('visibility', '=', 'public')
      .where('merged_into_id', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .executeTakeFirst()
    const slug = found?.slug ?? 'nessuno'
    return { slug, card: `${slug}.vcf`, lang: 'it', report: '00000000-0000-7000-8000-000000000000' }
  },
} satisfies Partial<Module>
