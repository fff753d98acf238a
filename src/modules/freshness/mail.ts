import { z } from 'zod'
import type { Services } from '../../platform/cx.ts'
import type { Lang } from '../../platform/i18n/languages.ts'
import { oneLine, writeLetter } from '../../platform/mail/letter.ts'
import type { Mail } from '../../platform/mail/mailer.ts'
import { siteAddress } from '../../platform/site-address.ts'
import { groupWord, readRecord } from '../directory/api.ts'
import { places } from '../territory/api.ts'
import { CONFIRM } from './paths.ts'
import { type PartLines, summaryOf } from './summary.ts'

/** One address and nothing else: what a list brought may hold two, or a name. */
export const OneAddress = z.email().max(254)

/** What a mail asks about. */
export interface Asked {
  to: string
  lang: Lang
  name: string
  summary: readonly PartLines[]
  /** 1 is the first mail, the others are reminders. */
  round: number
  token: string
}

/** The mail that asks whether all is still right: what we have, one link, and how to get no more. */
export function confirmationMail(
  { config, translate }: Pick<Services, 'config' | 'translate'>,
  { to, lang, name: called, summary, round, token }: Asked,
): Mail {
  const t = translate[lang]
  const base = siteAddress(config)
  const site = oneLine(config.siteName)
  const name = oneLine(called)
  const path = `${base}/${lang}${CONFIRM}/${token}`
  const letter = writeLetter({
    to,
    lang,
    subject: t(round > 1 ? 'freshness.mail_subject_again' : 'freshness.mail_subject', { name }),
    paragraphs: [
      t('freshness.mail_text', { name, site }),
      ...summary.map(({ part, lines }) =>
        t('freshness.mail_line', { part: t(groupWord(part)), text: oneLine(lines.join(' · ')) }),
      ),
      t('freshness.mail_ask'),
      t('freshness.mail_stop'),
    ],
    link: { label: t('freshness.mail_link'), url: path },
    from: { name: site, url: `${base}/${lang}` },
  })
  // RFC 8058: the mail program unsubscribes with one POST, without opening a page.
  const headers = {
    'List-Unsubscribe': `<${path}/basta>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
  return { ...letter, headers }
}

/** The mail of a round for one organisation; nothing where it has no usable address. */
export async function writeMail(
  services: Services,
  { organizationId, round, token }: { organizationId: string; round: number; token: string },
): Promise<Mail | undefined> {
  const record = await readRecord(services.db, organizationId)
  const address = OneAddress.safeParse(record?.document.organization.email)
  if (!record || !address.success) return undefined
  const { name, original_lang: lang } = record.document.organization
  const summary = summaryOf(record.document, lang, await places(services.db))
  return confirmationMail(services, { to: address.data, lang, name, summary, round, token })
}
