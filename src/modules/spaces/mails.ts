import { z } from 'zod'
import type { Services } from '../../platform/cx.ts'
import { writeLetter } from '../../platform/mail/letter.ts'
import { findAccount } from '../../platform/session/accounts.ts'
import { siteAddress } from '../../platform/site-address.ts'
import { pathsOf } from './paths.ts'

const Decided = z.object({
  submissionId: z.guid(),
  organizationId: z.guid(),
  state: z.enum(['approved', 'returned']),
})

/** Tells who handed a site in what the editors decided and why, in their language. */
export async function mailDecision(services: Services, payload: unknown): Promise<void> {
  const { submissionId, organizationId, state } = Decided.parse(payload)
  const submission = await services.db
    .selectFrom('space_submission as s')
    .innerJoin('organization as o', 'o.id', 's.organization_id')
    .select(['o.name', 's.reason', 's.state', 's.submitted_by', 's.left_out'])
    .where('s.id', '=', submissionId)
    .executeTakeFirst()
  // A decision that was taken back before the mail left is not told.
  if (submission?.state !== state || !submission.submitted_by) return
  const account = await findAccount(services.db, submission.submitted_by)
  if (account?.state !== 'active') return
  const t = services.translate[account.lang]
  const url = `${siteAddress(services.config)}/${account.lang}`
  const { name, reason, left_out: leftOut } = submission
  const what = leftOut ? 'part' : state
  await services.mailer.send(
    writeLetter({
      to: account.email,
      lang: account.lang,
      subject: t(`spaces.mail.${what}_subject`, { name }),
      paragraphs: [
        t('spaces.mail.greeting', { name: account.name }),
        t(`spaces.mail.${what}`, { name }),
        ...(reason?.split(/\n+/) ?? []),
      ].filter((paragraph) => paragraph.trim() !== ''),
      link: { label: t('spaces.own.title'), url: `${url}${pathsOf(organizationId).home}` },
      from: { name: services.config.siteName, url },
    }),
  )
}
