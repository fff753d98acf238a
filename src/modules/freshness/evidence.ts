import { sql } from 'kysely'
import { z } from 'zod'
import type { Services } from '../../platform/cx.ts'
import type { Db } from '../../platform/db/database.ts'
import { clockAt, momentAt } from '../../platform/i18n/time-zone.ts'
import { changesBetween } from '../directory/api.ts'
import { confirmParts } from './confirm.ts'
import { partOf } from './parts.ts'

const Published = z.object({ organizationId: z.string(), version: z.number(), why: z.string() })

/** What the organisation or the desk just published is confirmed: the parts that changed, no others. */
export async function onPublished({ db }: Services, payload: unknown): Promise<void> {
  const { organizationId, version, why } = Published.parse(payload)
  if (why !== 'owner' && why !== 'desk') return
  await db.transaction().execute(async (tx) => {
    const [now, before] = await tx
      .selectFrom('record_version')
      .select(['document', 'at', 'by_name as by'])
      .where('organization_id', '=', organizationId)
      .where('version', '<=', version)
      .orderBy('version', 'desc')
      .limit(2)
      .execute()
    if (!now || !before) return
    const changed = changesBetween(before.document, now.document).map(({ group }) => partOf(group))
    const parts = [...new Set(changed)]
    if (parts.length === 0) return
    const { at, by } = now
    await confirmParts(tx, { organizationId, how: why === 'desk' ? 'desk' : 'change', parts, by, at })
  })
}

/** Each night: whoever looks after a record and entered shows that the organisation is there. */
export async function seeLogins(db: Db, now: Date): Promise<void> {
  const since = new Date(now.getTime() - 2 * 86_400_000)
  const { rows } = await sql<{ organizationId: string; at: Date; by: string }>`
    select distinct on (g.organization_id) g.organization_id as "organizationId", s.created_at as at, a.name as by
    from session s join account a on a.id = s.account_id
    join role_grant g on g.account_id = a.id and g.role in ('organization_owner', 'organization_editor')
      and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})
    join organization o on o.id = g.organization_id and o.merged_into_id is null
    where s.created_at > ${since} order by g.organization_id, s.created_at desc`.execute(db)
  for (const row of rows) await db.transaction().execute((tx) => confirmParts(tx, { ...row, how: 'login' }))
}

/** Each night: an event that was public and not called off, and whose last day is over, shows that the organisation is there. */
export async function seeEvents(db: Db, now: Date, timeZone: string): Promise<void> {
  const { day: today } = clockAt(now, timeZone)
  const { rows } = await sql<{ organizationId: string; lastDay: string }>`
    select e.organization_id as "organizationId", max(coalesce(e.ends_on, e.starts_on))::text as "lastDay"
    from organization_event e
    join organization o on o.id = e.organization_id and o.visibility = 'public' and o.merged_into_id is null
    where e.status = 'scheduled' and coalesce(e.ends_on, e.starts_on) < ${today}::date
      and coalesce(e.ends_on, e.starts_on) >= ${today}::date - 3
    group by e.organization_id`.execute(db)
  for (const { organizationId, lastDay } of rows) {
    const at = momentAt(lastDay, '12:00', timeZone) ?? now
    await db.transaction().execute((tx) => confirmParts(tx, { organizationId, how: 'event', by: null, at }))
  }
}

/** Days for which spent links and notes of calls that ended are kept: half a year. */
export const KEPT_DAYS = 180

/** Forgets links that nobody can use any more, and notes of calls that ended. */
export async function forgetOld(db: Db, now: Date): Promise<void> {
  const old = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await db.deleteFrom('freshness_letter').where('expires_at', '<', old).execute()
  await db
    .updateTable('freshness_target')
    .set({ note: null, outcome_by: null })
    .where('state', 'in', ['done', 'stopped'])
    .where(sql`coalesce(outcome_at, next_at)`, '<', old)
    .execute()
}
