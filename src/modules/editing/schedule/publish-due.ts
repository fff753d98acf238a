import { audit } from '../../../platform/audit/audit.ts'
import type { Services } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import { emit } from '../../../platform/jobs/emit.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { keepWriting } from '../decide.ts'
import { decided } from '../review/decide-submission.ts'
import { lockMovable, publishScheduled } from './publish-scheduled.ts'

type Needed = Pick<Services, 'db' | 'config' | 'translate' | 'log'>

/**
 * Makes public all whose moment came, each in a transaction of its own, and says how many. What cannot be, since the
 * record was changed meanwhile in the same places, goes back to the organisation with the reason.
 */
export async function publishDue(services: Needed, now: Date): Promise<number> {
  const { db } = services
  const due = await db
    .selectFrom('record_submission')
    .select('id')
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', now)
    .orderBy('publish_at')
    .execute()
  let published = 0
  for (const { id } of due) {
    const outcome = await decided(db, (tx) => publishScheduled(tx, { submissionId: id, now }))
    if (!('refused' in outcome)) published++
    else if (outcome.refused !== 'gone')
      await db.transaction().execute((tx) => giveBack(tx, services, { id, now }))
  }
  return published
}

/** Sends back, in the name of the site, what could not be made public. */
async function giveBack(tx: Tx, { config, translate }: Needed, { id, now }: { id: string; now: Date }) {
  const row = await lockMovable(tx, id)
  if (row?.state !== 'scheduled') return
  const account = row.submitted_by ? await findAccount(tx, row.submitted_by) : undefined
  const lang: Lang = account?.lang ?? 'it'
  const reason = translate[lang]('editing.schedule.overtaken')
  await keepWriting(tx, row, { now, returnedId: id })
  await tx
    .updateTable('record_submission')
    .set({ state: 'returned', reason, decided_by: null, decided_name: config.siteName, decided_at: now })
    .where('id', '=', id)
    .execute()
  const organizationId = row.organization_id
  const actor = { name: 'editing.publish_scheduled' }
  const of = { subject: 'record_submission', subjectId: id }
  await audit(tx, {
    actor,
    action: 'editing.returned',
    ...of,
    after: { organizationId },
    why: reason,
    at: now,
  })
  await emit(tx, 'editing.decided', { submissionId: id, organizationId, state: 'returned' })
}
