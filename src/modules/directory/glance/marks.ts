import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../../../platform/db/database.ts'
import { touch } from '../bulk/change-many.ts'
import { markVerified } from '../editing/mark-verified.ts'
import type { MarkMethod } from './tables.ts'

/** That somebody made sure a record is right. */
export interface Marking {
  organizationId: string
  method: MarkMethod
  /** Day it was looked at, such as `2026-11-22`; never in the future. */
  on: string
  note: string | null
  by: { id: string; name: string }
  now: Date
}

/**
 * Marks a record as verified, until it has to be looked at again by its own interval; that is also its last
 * confirmation. Right, audit and event are the caller's; false when there is no such record.
 */
export async function markRecord(
  tx: Tx,
  { organizationId, method, on, note, by, now }: Marking,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`select id from organization
    where id = ${organizationId} and merged_into_id is null for update`.execute(tx)
  if (rows.length === 0) return false
  await sql`insert into organization_mark (organization_id, method, marked_on, expires_on, note, by_id, by_name,
      marked_at, confirmed_before, confirmed_by_before)
    select id, ${method}, ${on}::date, (${on}::date + make_interval(months => review_interval_months))::date, ${note},
      ${by.id}, ${by.name}, ${now}, verified_at, verified_by from organization where id = ${organizationId}
    on conflict (organization_id) do update set method = excluded.method, marked_on = excluded.marked_on,
      expires_on = excluded.expires_on, note = excluded.note, by_id = excluded.by_id, by_name = excluded.by_name,
      marked_at = excluded.marked_at, confirmed_before = excluded.confirmed_before,
      confirmed_by_before = excluded.confirmed_by_before`.execute(tx)
  await markVerified(tx, { organizationId, at: confirmedAt(on, now), by: 'editor' })
  await touch(tx, [organizationId], now)
  return true
}

/** Noon of an earlier day, or now: a confirmation is never in the future. */
function confirmedAt(on: string, now: Date): Date {
  const noon = new Date(`${on}T12:00:00Z`)
  return noon < now ? noon : now
}

/** Takes a mark away, and the confirmation it brought unless somebody confirmed since; `undefined` when there is none. */
export async function unmarkRecord(tx: Tx, organizationId: string, now: Date): Promise<Mark | undefined> {
  await sql`select from organization where id = ${organizationId} for update`.execute(tx)
  const mark = await findMark(tx, organizationId)
  if (!mark) return undefined
  await sql`update organization o set verified_at = k.confirmed_before, verified_by = k.confirmed_by_before
    from organization_mark k where k.organization_id = o.id and o.id = ${organizationId}
      and o.verified_by = 'editor' and o.verified_at = ${confirmedAt(mark.on, mark.markedAt)}`.execute(tx)
  await tx.deleteFrom('organization_mark').where('organization_id', '=', organizationId).execute()
  await touch(tx, [organizationId], now)
  return mark
}

/** The mark of a record, also when its time is over. */
export const findMark = (db: DbOrTx, organizationId: string) =>
  db
    .selectFrom('organization_mark')
    .select(['method', 'marked_on as on', 'expires_on as until', 'note', 'by_name as byName'])
    .select(['by_id as byId', 'marked_at as markedAt'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
export type Mark = NonNullable<Awaited<ReturnType<typeof findMark>>>
