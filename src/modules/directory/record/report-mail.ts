import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import { ABOUT } from './report.ts'
import { findReport } from './report-queries.ts'

const Reported = z.object({ reportId: z.string() })

/** Tells the operators by mail that a report came, where an address for it is configured; its text stays on the portal. */
export async function mailReport(services: Services, payload: unknown): Promise<void> {
  const { contactEmail, publicUrl } = services.config
  if (!contactEmail) return
  const report = await findReport(services.db, Reported.parse(payload).reportId)
  if (!report) return
  const t = services.translate.it
  const about = ABOUT.find((one) => one === report.about) ?? 'other'
  const base = publicUrl ?? ''
  await services.mailer.send({
    to: contactEmail,
    subject: t('directory.record.mail_subject', { name: oneLine(report.name) }),
    text: t('directory.record.mail_text', {
      name: oneLine(report.name),
      about: t(`directory.record.about_${about}`),
      page: `${base}/it/enti/${report.slug}`,
      link: `${base}/it/gestione/segnalazioni`,
    }),
  })
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
