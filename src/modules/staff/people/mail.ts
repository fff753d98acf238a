import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import { isRole } from '../../../platform/http/actor.ts'
import { writeLetter } from '../../../platform/mail/letter.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { siteAddress } from '../../../platform/site-address.ts'
import { roleKey } from '../role-words.ts'

const Told = z.object({
  accountId: z.string(),
  action: z.enum(['granted', 'ended', 'suspended', 'reactivated', 'factor_reset', 'ends']),
  role: z.string().nullable(),
  by: z.string(),
  /** When a role ends. */
  until: z.coerce.date().optional(),
})

/** Tells somebody, in their language, what was done to their account and by whom. */
export async function mailPerson(services: Services, payload: unknown): Promise<void> {
  const { accountId, action, role, by, until: date = new Date() } = Told.parse(payload)
  const account = await findAccount(services.db, accountId)
  if (!account || account.state === 'removed') return
  const { email: to, lang } = account
  const t = services.translate[lang]
  const site = services.config.siteName
  const what = role && isRole(role) ? t(roleKey(role)) : ''
  const url = `${siteAddress(services.config)}/${lang}`
  await services.mailer.send(
    writeLetter({
      to,
      lang,
      subject: t('staff.mail_subject', { site }),
      paragraphs: [
        t(`staff.mail_${action}`, { role: what, by, date }),
        ...(action === 'ends' ? [] : [t('staff.mail_ask')]),
      ],
      from: { name: site, url },
    }),
  )
}
