import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import { isLang } from '../../../platform/i18n/languages.ts'
import { writeLetter } from '../../../platform/mail/letter.ts'
import { siteAddress } from '../../../platform/site-address.ts'
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

/** Sends the staff's answer to the citizen who left an address, in the language the report was written in. */
export async function mailAnswer(services: Services, payload: unknown): Promise<void> {
  const report = await findReport(services.db, Reported.parse(payload).reportId)
  if (!report?.email || !report.answer || !isLang(report.lang)) return
  const { lang, answer, email: to, name, slug } = report
  const t = services.translate[lang]
  const site = siteAddress(services.config)
  await services.mailer.send(
    writeLetter({
      to,
      lang,
      subject: t('directory.record.answer_subject', { name: oneLine(name) }),
      paragraphs: [t('directory.record.answer_intro'), ...answer.split(/\n\s*\n/)],
      link: { label: oneLine(name), url: `${site}/${lang}/enti/${slug}` },
      from: { name: services.config.siteName, url: `${site}/${lang}` },
    }),
  )
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
