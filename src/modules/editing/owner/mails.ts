import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import { writeLetter } from '../../../platform/mail/letter.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { siteAddress } from '../../../platform/site-address.ts'
import { editPath } from '../paths.ts'

const Decided = z.object({
  submissionId: z.guid(),
  organizationId: z.guid(),
  state: z.enum(['approved', 'scheduled', 'returned']),
})

/** Tells who handed a record in what the editors decided and why, in their language. */
export async function mailDecision(services: Services, payload: unknown): Promise<void> {
  const { submissionId, organizationId, state } = Decided.parse(payload)
  const submission = await services.db
    .selectFrom('record_submission as s')
    .innerJoin('organization as o', 'o.id', 's.organization_id')
    .select(['o.name', 's.reason', 's.state', 's.submitted_by', 's.authority'])
    .where('s.id', '=', submissionId)
    .executeTakeFirst()
  // A decision that was taken back before the mail left is not told.
  if (submission?.state !== state || !submission.submitted_by) return
  const account = await findAccount(services.db, submission.submitted_by)
  if (account?.state !== 'active') return
  const t = services.translate[account.lang]
  const url = `${siteAddress(services.config)}/${account.lang}`
  const { name, reason } = submission
  const asked = { organizationId, accountId: account.id }
  // What the desk writes for others it writes by a mandate, which may have ended: its page stays open to them.
  const mandate =
    submission.authority === 'desk' ? await services.modules.mandatePath(services.db, asked) : undefined
  const paragraphs = [
    t('editing.owner.mail_greeting', { name: account.name }),
    t(`editing.owner.mail_${state}`, { name }),
    ...(reason?.split(/\n+/) ?? []),
    t(`editing.owner.mail_${state}_next`),
  ]
  await services.mailer.send(
    writeLetter({
      to: account.email,
      lang: account.lang,
      subject: t(`editing.owner.mail_${state}_subject`, { name }),
      paragraphs: paragraphs.filter((paragraph) => paragraph.trim() !== ''),
      link: {
        label: mandate ? name : t('editing.owner.title'),
        url: `${url}${mandate ?? editPath(organizationId)}`,
      },
      from: { name: services.config.siteName, url },
    }),
  )
}
