import { sql } from 'kysely'
import { audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { byMail } from './campaign.ts'

interface Asking {
  /** Campaign of those chosen together; it begins with the first of them. */
  campaignId: string
  organizationId: string
}

interface Chosen extends Asking {
  /** Places in which whoever chose them may ask; `null` is everywhere. */
  scope: readonly string[] | null
  by: { id: string; name: string }
  now: Date
}

/** Whether an organisation is asked for confirmation, or stands on the call list, already. */
export async function isAsked(tx: Tx, organizationId: string): Promise<boolean> {
  const target = await tx
    .selectFrom('freshness_target')
    .select('state')
    .where('organization_id', '=', organizationId)
    .where('state', 'in', ['ask', 'call'])
    .executeTakeFirst()
  return target !== undefined
}

/** Asks one organisation that somebody chose to confirm its record, with its next mails; without an address it is called. */
export async function askOne(tx: Tx, { campaignId, organizationId, scope, by, now }: Chosen): Promise<void> {
  await tx
    .insertInto('freshness_campaign')
    .values({
      ...{ id: campaignId, months: 1, territory: null, type_code: null },
      scope: scope && [...scope],
      ...{ started_at: now, started_by: by.name },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await sql`insert into freshness_target (campaign_id, organization_id, state, next_at)
    select ${campaignId}, o.id, case when ${byMail} then 'ask' else 'call' end, ${now}
    from organization o where o.id = ${organizationId} on conflict do nothing`.execute(tx)
  const entry = { action: 'freshness.asked', subject: 'organization', subjectId: organizationId }
  await audit(tx, { actor: by, ...entry, after: { campaignId }, at: now })
}

/** Asks it no more; false when it answered, or somebody settled it. */
export async function stopAsking(tx: Tx, { campaignId, organizationId }: Asking): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('freshness_target')
    .set({ state: 'stopped' })
    .where('campaign_id', '=', campaignId)
    .where('organization_id', '=', organizationId)
    .where('state', 'in', ['ask', 'call'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
