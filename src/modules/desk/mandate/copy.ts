import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { oneLine, writeLetter } from '../../../platform/mail/letter.ts'
import { siteAddress } from '../../../platform/site-address.ts'
import { groupWord, type RecordDocument, readRecord } from '../../directory/api.ts'
import { findHanded } from '../../editing/api.ts'
import { summaryOf } from '../../freshness/api.ts'
import { places } from '../../territory/api.ts'

const Address = z.email().max(254)

/** Asks for a copy to each of these addresses, once for each thing that was recorded. */
export async function askCopies(
  tx: Tx,
  {
    mandateId,
    submissionId,
    addresses,
    now,
  }: { mandateId: string; submissionId: string | null; addresses: readonly (string | null)[]; now: Date },
): Promise<void> {
  const usable = addresses.flatMap((address) => Address.safeParse(address).data?.toLowerCase() ?? [])
  for (const address of new Set(usable)) {
    const kept = await tx
      .insertInto('desk_copy')
      .values({
        id: newId(now),
        mandate_id: mandateId,
        submission_id: submissionId,
        address,
        asked_at: now,
        sent_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (kept) await enqueue(tx, 'desk.copy', { copyId: kept.id })
  }
}

const Submitted = z.object({ submissionId: z.guid(), organizationId: z.guid() })

/** What the desk handed in for an organisation is sent to it: to the address it had, and to the one it has now. */
export async function onSubmitted({ db }: Services, payload: unknown): Promise<void> {
  const { submissionId, organizationId } = Submitted.parse(payload)
  const handed = await findHanded(db, submissionId)
  if (handed?.authority !== 'desk') return
  await db.transaction().execute(async (tx) => {
    const mandate = await tx
      .selectFrom('desk_mandate')
      .select('id')
      .where('organization_id', '=', organizationId)
      .where('account_id', '=', handed.submittedBy)
      .orderBy('asked_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!mandate) return
    const addresses = [handed.base, handed.document].map(({ organization }) => organization.email)
    await askCopies(tx, { mandateId: mandate.id, submissionId, addresses, now: handed.submittedAt })
  })
}

/** Sends one copy, in the language of the organisation. */
export async function sendCopy(services: Services, payload: unknown): Promise<void> {
  const { copyId } = z.object({ copyId: z.guid() }).parse(payload)
  const copy = await services.db
    .selectFrom('desk_copy as c')
    .innerJoin('desk_mandate as m', 'm.id', 'c.mandate_id')
    .select(['c.id', 'c.address', 'c.submission_id', 'c.sent_at', 'm.organization_id', 'm.asker_role'])
    .where('c.id', '=', copyId)
    .executeTakeFirst()
  if (!copy?.address || copy.sent_at) return
  const document = copy.submission_id
    ? (await findHanded(services.db, copy.submission_id))?.document
    : (await readRecord(services.db, copy.organization_id))?.document
  if (!document) return
  await services.mailer.send(await letterOf(services, document, copy.address, copy.asker_role))
  await services.db.updateTable('desk_copy').set({ sent_at: new Date() }).where('id', '=', copyId).execute()
}

async function letterOf(services: Services, document: RecordDocument, to: string, role: string) {
  const { name, original_lang: lang } = document.organization
  const t = services.translate[lang]
  const site = oneLine(services.config.siteName)
  const lines = summaryOf(document, lang, await places(services.db))
  const values = { name: oneLine(name), role: oneLine(role), site }
  return writeLetter({
    to,
    lang,
    subject: t('desk.copy_subject', values),
    paragraphs: [
      t('desk.copy_text', values),
      ...lines.map(({ part, lines: said }) =>
        t('desk.copy_line', { part: t(groupWord(part)), text: oneLine(said.join(' · ')) }),
      ),
      t('desk.copy_wrong', values),
    ],
    from: { name: site, url: `${siteAddress(services.config)}/${lang}` },
  })
}
