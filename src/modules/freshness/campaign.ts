import { type RawBuilder, sql } from 'kysely'
import { audit } from '../../platform/audit/audit.ts'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs/emit.ts'
import { seatIn } from '../directory/api.ts'
import { placesOfScope } from '../territory/api.ts'

/** Which records a campaign is about. */
export interface Wanted {
  /** Not confirmed as a whole for so many months. */
  months: number
  /** ISTAT code of a municipality or province. */
  territory?: string | undefined
  type?: string | undefined
  /** Only those whose seat is in one of these places; `undefined` is everywhere. */
  scope?: readonly string[] | undefined
}

/** As `OneAddress` reads it, loosely: what passes here and not there goes to the desk when its turn comes. */
export const byMail = sql`(o.email ~ '^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+$'
  and not exists (select 1 from freshness_silence s where s.organization_id = o.id))`

const matching = ({ months, territory, type, scope }: Wanted, now: Date): RawBuilder<unknown> => sql`
  o.visibility = 'public' and o.merged_into_id is null and o.lifecycle <> 'dissolved'
  and (o.verified_at is null or o.verified_at < ${now}::timestamptz - make_interval(months => ${months}))
  and (${type ?? null}::text is null or o.type_code = ${type ?? null})
  and (${territory ?? null}::text is null or exists (select 1 from location l
    where l.organization_id = o.id and l.istat_code like ${territory ?? ''} || '%'))
  and ${seatIn(sql`o.id`, scope)}
  and not exists (select 1 from freshness_target t where t.organization_id = o.id and t.state in ('ask', 'call'))`

/** How many a campaign would ask by mail, and how many have to be called. */
export async function countWanted(
  db: DbOrTx,
  wanted: Wanted,
  now: Date,
): Promise<{ mail: number; call: number }> {
  const { rows } = await sql<{ mail: number; call: number }>`
    select count(*) filter (where b)::int as mail, count(*) filter (where b is not true)::int as call
    from (select ${byMail} as b from organization o where ${matching(wanted, now)}) x`.execute(db)
  return rows[0] ?? { mail: 0, call: 0 }
}

type Writer = { id: string; name: string }

/**
 * Starts a campaign: who has an address is asked by mail, the others stand on the desk's list at once. Returns its id,
 * or `undefined` and leaves nothing where nobody is to be asked.
 */
export async function startCampaign(
  tx: Tx,
  wanted: Wanted,
  by: Writer,
  now: Date,
): Promise<string | undefined> {
  const id = newId(now)
  await tx
    .insertInto('freshness_campaign')
    .values({
      id,
      months: wanted.months,
      territory: wanted.territory ?? null,
      type_code: wanted.type ?? null,
      scope: wanted.scope ? [...wanted.scope] : null,
      started_at: now,
      started_by: by.name,
    })
    .execute()
  const { numAffectedRows } =
    await sql`insert into freshness_target (campaign_id, organization_id, state, next_at)
    select ${id}, o.id, case when ${byMail} then 'ask' else 'call' end, ${now}
    from organization o where ${matching(wanted, now)} on conflict do nothing`.execute(tx)
  if (!numAffectedRows) {
    await tx.deleteFrom('freshness_campaign').where('id', '=', id).execute()
    return undefined
  }
  await audit(tx, {
    actor: by,
    action: 'freshness.started',
    subject: 'freshness_campaign',
    subjectId: id,
    after: wanted,
    at: now,
  })
  await enqueue(tx, 'freshness.send', {})
  return id
}

/** A campaign with the places in which it may ask, as policies ask about them. */
export async function findCampaign(db: DbOrTx, id: string) {
  const campaign = await db
    .selectFrom('freshness_campaign')
    .select(['id', 'scope'])
    .where('id', '=', id)
    .executeTakeFirst()
  return campaign && { ...campaign, places: await placesOfScope(db, campaign.scope) }
}

/** Pauses, goes on, or stops for good: then nobody is asked any more, and links in mailboxes still work. */
export async function setCampaign(
  tx: Tx,
  asked: { id: string; state: 'running' | 'paused' | 'stopped'; by: Writer },
  now: Date,
): Promise<boolean> {
  const { id, state, by } = asked
  const [changed] = await tx
    .updateTable('freshness_campaign')
    .set({ state })
    .where('id', '=', id)
    .where('state', '!=', 'stopped')
    .returning('id')
    .execute()
  if (!changed) return false
  if (state === 'stopped')
    await tx
      .updateTable('freshness_target')
      .set({ state: 'stopped' })
      .where('campaign_id', '=', id)
      .where('state', 'in', ['ask', 'call'])
      .execute()
  if (state === 'running') await enqueue(tx, 'freshness.send', {})
  const entry = { action: `freshness.${state}`, subject: 'freshness_campaign', subjectId: id }
  await audit(tx, { actor: by, ...entry, at: now })
  return true
}
