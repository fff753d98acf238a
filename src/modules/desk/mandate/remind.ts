import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import type { Db } from '../../../platform/db/database.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { oneLine, writeLetter } from '../../../platform/mail/letter.ts'
import { siteAddress } from '../../../platform/site-address.ts'
import { findAccount, remindOnce } from '../../accounts/api.ts'
import { MANDATES } from '../paths.ts'

/** Days before the end of a mandate at which its operator is told. */
const DAYS = 2

/** Each morning: the operator of a mandate that ends with something unfinished is told, once. */
export async function remindOperators(db: Db, now: Date): Promise<void> {
  const ending = await unfinished(db, now)
    .where('m.until', '<=', new Date(now.getTime() + DAYS * 86_400_000))
    .execute()
  for (const { id: subjectId, accountId, until } of ending)
    await db.transaction().execute(async (tx) => {
      if (await remindOnce(tx, { subjectId, accountId, until }))
        await enqueue(tx, 'desk.mandate_mail', { mandateId: subjectId })
    })
}

/** Mandates that count, with a draft of the operator that was not handed in, or a registration that came back. */
const unfinished = (db: Db, now: Date) =>
  db
    .selectFrom('desk_mandate as m')
    .innerJoin('organization as o', 'o.id', 'm.organization_id')
    .leftJoin('record_draft as d', (join) =>
      join.onRef('d.organization_id', '=', 'o.id').onRef('d.updated_by', '=', 'm.account_id'),
    )
    .select(['m.id', 'm.account_id as accountId', 'm.until', 'o.name'])
    .where('m.closed_at', 'is', null)
    .where('m.until', '>', now)
    .where((on) => on.or([on('d.organization_id', 'is not', null), on('m.decision', '=', 'returned')]))

/** Tells it; nothing once the operator finished. */
export async function sendMandateMail(services: Services, payload: unknown): Promise<void> {
  const { mandateId } = z.object({ mandateId: z.guid() }).parse(payload)
  const mandate = await unfinished(services.db, new Date()).where('m.id', '=', mandateId).executeTakeFirst()
  if (!mandate) return
  const told = await findAccount(services.db, mandate.accountId)
  if (told?.state !== 'active') return
  const t = services.translate[told.lang]
  const url = `${siteAddress(services.config)}/${told.lang}`
  const values = { name: oneLine(mandate.name), date: mandate.until }
  await services.mailer.send(
    writeLetter({
      to: told.email,
      lang: told.lang,
      subject: t('desk.mail_mandate_subject', values),
      paragraphs: [t('desk.mail_mandate_text', values)],
      link: { label: t('desk.mail_mandate_open'), url: `${url}${MANDATES}/${mandateId}` },
      from: { name: services.config.siteName, url },
    }),
  )
}
