import { sql } from 'kysely'
import { audit } from '../../platform/audit/audit.ts'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { emit } from '../../platform/jobs/emit.ts'
import { listTerritories, seatIn } from '../directory/api.ts'
import { confirmParts } from './confirm.ts'
import type { Outcome } from './tables.ts'

/** Organisations on one page of the list. */
export const CALLS_PAGE = 50

const open = (db: DbOrTx, scope: readonly string[] | undefined) =>
  db
    .selectFrom('freshness_target as t')
    .innerJoin('organization as o', 'o.id', 't.organization_id')
    .innerJoin('freshness_campaign as c', 'c.id', 't.campaign_id')
    .where('t.state', '=', 'call')
    .where('c.state', '=', 'running')
    .where('o.merged_into_id', 'is', null)
    .where(seatIn(sql.ref('o.id'), scope))

/** Whom to call in some places (`undefined`: everywhere): first those who said that something is wrong, then those not tried yet. */
export async function listCalls(db: DbOrTx, scope: readonly string[] | undefined, page: number | 'all') {
  const { total } = await open(db, scope)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await open(db, scope)
    .select([
      't.campaign_id as campaignId',
      't.organization_id as id',
      'o.name',
      'o.original_lang as lang',
      'o.slug',
    ])
    .select(['t.changed', 't.note', 't.outcome', 't.outcome_at as outcomeAt', 'o.verified_at as verifiedAt'])
    .select(
      sql<string[]>`array(select p.number from phone p where p.organization_id = o.id
        order by p.position, p.id limit 3)`.as('phones'),
    )
    .orderBy(sql`t.changed = '{}' and t.note is null`)
    .orderBy(sql`t.outcome_at nulls first`)
    .orderBy('o.name')
    .orderBy('o.id')
    .$if(page !== 'all', (query) =>
      query.limit(CALLS_PAGE).offset((page === 'all' ? 0 : page - 1) * CALLS_PAGE),
    )
    .execute()
  return { rows, total: Number(total) }
}
export type Call = Awaited<ReturnType<typeof listCalls>>['rows'][number]

/** An organisation of a campaign, with the territories of its seat; also when it need not be called any more. */
export async function findCall(db: DbOrTx, campaignId: string, organizationId: string) {
  const target = await db
    .selectFrom('freshness_target')
    .select(['campaign_id as campaignId', 'organization_id as organizationId'])
    .where('campaign_id', '=', campaignId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return target && { ...target, territories: await listTerritories(db, organizationId) }
}

/** How a call ended. */
export interface CallEnd {
  campaignId: string
  organizationId: string
  outcome: Outcome
  by: { id: string; name: string }
  now: Date
}

/**
 * Keeps it: reached or corrected confirms the whole record, closed leaves the list for the editors to look at, no answer
 * and a wrong number stay on it.
 */
export async function endCall(
  tx: Tx,
  { campaignId, organizationId, outcome, by, now }: CallEnd,
): Promise<boolean> {
  const ended = outcome !== 'no_answer' && outcome !== 'wrong_number'
  const [found] = await tx
    .updateTable('freshness_target')
    .set({ outcome, outcome_by: by.name, outcome_at: now, ...(ended && { state: 'done' as const }) })
    .where('campaign_id', '=', campaignId)
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'call')
    .returning('organization_id')
    .execute()
  if (!found) return false
  if (outcome === 'reached' || outcome === 'corrected')
    await confirmParts(tx, { organizationId, how: 'desk', by: by.name, at: now })
  await emit(tx, 'freshness.called', { organizationId, outcome, by: { id: by.id, name: by.name }, at: now })
  await audit(tx, {
    actor: by,
    action: 'freshness.called',
    subject: 'organization',
    subjectId: organizationId,
    after: { outcome },
    at: now,
  })
  return true
}
