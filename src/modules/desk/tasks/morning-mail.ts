import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { writeLetter } from '../../../platform/mail/letter.ts'
import { siteAddress } from '../../../platform/site-address.ts'
import { findAccount, listGrants } from '../../accounts/api.ts'
import { TASKS } from '../paths.ts'
import { countDue } from './task-queries.ts'

/** Each morning: asks for a mail to each operator who wants it and has something due; nobody gets an empty one. */
export async function askMorningMails(services: Services, now: Date): Promise<void> {
  const wanted = await services.db
    .selectFrom('desk_preference as p')
    .innerJoin('account as a', 'a.id', 'p.account_id')
    .select('a.id')
    .where('p.morning_mail', '=', true)
    .where('a.state', '=', 'active')
    .execute()
  for (const { id } of wanted)
    if ((await dueFor(services, id, now)) > 0)
      await enqueue(services.db, 'desk.morning_mail', { accountId: id })
}

/** Reminders due for somebody who works at the desk now; none for who does no more. */
async function dueFor({ db, modules }: Services, accountId: string, now: Date): Promise<number> {
  const held = (await listGrants(db, { accountId, now })).filter(({ role }) =>
    modules.permissionsOf([role]).has('desk.work'),
  )
  if (held.length === 0) return 0
  const everywhere = held.some(({ territory }) => !territory)
  const scope = everywhere ? undefined : held.flatMap(({ territory }) => territory ?? [])
  return countDue(db, { accountId, scope, today: now })
}

/** Sends one, in the operator's language: how many, and where; what it is about stays on the page. */
export async function sendMorningMail(services: Services, payload: unknown): Promise<void> {
  const { accountId } = z.object({ accountId: z.guid() }).parse(payload)
  const account = await findAccount(services.db, accountId)
  const count = await dueFor(services, accountId, new Date())
  if (account?.state !== 'active' || count === 0) return
  const t = services.translate[account.lang]
  const url = `${siteAddress(services.config)}/${account.lang}`
  await services.mailer.send(
    writeLetter({
      to: account.email,
      lang: account.lang,
      subject: t('desk.mail_morning_subject', { count }),
      paragraphs: [t('desk.mail_morning_text', { count }), t('desk.mail_morning_stop')],
      link: { label: t('desk.tasks'), url: `${url}${TASKS}` },
      from: { name: services.config.siteName, url },
    }),
  )
}
