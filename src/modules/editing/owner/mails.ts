import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { escapeHtml } from '../../../platform/ui/html.ts'
import { editPath } from '../paths.ts'

const Decided = z.object({
  submissionId: z.guid(),
  organizationId: z.guid(),
  state: z.enum(['approved', 'returned']),
})

/** Tells who handed a record in what the editors decided, in their language; the words of a reason travel along. */
export async function mailDecision(services: Services, payload: unknown): Promise<void> {
  const { submissionId, organizationId, state } = Decided.parse(payload)
  const submission = await services.db
    .selectFrom('record_submission as s')
    .innerJoin('organization as o', 'o.id', 's.organization_id')
    .select(['o.name', 's.reason', 's.state', 's.submitted_by'])
    .where('s.id', '=', submissionId)
    .executeTakeFirst()
  // The decision was taken back before the mail left.
  if (submission?.state !== state || !submission.submitted_by) return
  const account = await findAccount(services.db, submission.submitted_by)
  if (account?.state !== 'active') return
  const t = services.translate[account.lang]
  const link = `${services.config.publicUrl ?? ''}/${account.lang}${editPath(organizationId)}`
  const name = oneLine(submission.name)
  const words = t(`editing.owner.mail_${state}`, { name })
  const reason = submission.reason ?? ''
  const next = t(`editing.owner.mail_${state}_next`)
  const greeting = t('editing.owner.mail_greeting', { name: oneLine(account.name) })
  const paragraphs = [greeting, words, reason, next].filter((one) => one !== '')
  await services.mailer.send({
    to: account.email,
    subject: t(`editing.owner.mail_${state}_subject`, { name }),
    text: [...paragraphs, link].join('\n\n'),
    html: htmlOf(account.lang, paragraphs, link),
  })
}

/** The same words as a page of mail: paragraphs and one link, no picture. */
function htmlOf(lang: string, paragraphs: readonly string[], link: string): string {
  const body = paragraphs.map((one) => `<p>${escapeHtml(one).replaceAll('\n', '<br>')}</p>`).join('\n')
  const direction = lang === 'ar' ? 'rtl' : 'ltr'
  const to = escapeHtml(link)
  return `<!doctype html><html lang="${lang}" dir="${direction}"><body>\n${body}\n<p><a href="${to}">${to}</a></p>\n</body></html>`
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
