import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { touch } from '../bulk/change-many.ts'
import { putInQueue, REPORT_KIND } from '../record/report.ts'
import { listFollowers, rememberFollowers } from './followers.ts'
import { giveRelationsBack, takeRelations } from './relations.ts'

/** One record becomes part of another. */
export interface TakeOver {
  mergeId: string
  keptId: string
  goneId: string
  now: Date
}

/** Keeps two records from changing until the transaction ends, always in the same order; their versions by id. */
export async function lockBoth(tx: Tx, one: string, other: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; version: number }>`select id, version from organization
    where id = any(${[one, other]}::uuid[]) and merged_into_id is null order by id for update`.execute(tx)
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/**
 * Makes one record part of another that the caller locked: its address leads there, its codes are free, its reports and
 * relations go along. What the record that stays says is the caller's to write; returns the ids of the codes that ended.
 */
export async function takeOver(tx: Tx, { mergeId, keptId, goneId, now }: TakeOver): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update organization_identifier set valid_to = ${now}::date
    where organization_id = ${goneId} and valid_to is null returning id`.execute(tx)
  await tx.updateTable('organization').set({ merged_into_id: keptId }).where('id', '=', goneId).execute()
  const reports = await moveReports(tx, { from: goneId, to: keptId })
  await rememberFollowers(tx, mergeId, REPORT_KIND, reports)
  await takeRelations(tx, { mergeId, keptId, goneId })
  await touch(tx, [goneId], now)
  return rows.map(({ id }) => id)
}

/** Gives a record back what it was: its address, its codes unless somebody has them now, its reports and relations. */
export async function letGo(
  tx: Tx,
  { mergeId, keptId, goneId, now, ended }: TakeOver & { ended: readonly string[] },
): Promise<void> {
  await tx.updateTable('organization').set({ merged_into_id: null }).where('id', '=', goneId).execute()
  await sql`update organization_identifier i set valid_to = null where id = any(${ended}::uuid[])
    and not exists (select from organization_identifier o where o.identifier_scheme = i.identifier_scheme
      and o.identifier = i.identifier and o.valid_to is null)`.execute(tx)
  const reports = await listFollowers(tx, mergeId, REPORT_KIND)
  await moveReports(tx, { ids: reports, to: goneId })
  await giveRelationsBack(tx, { mergeId, keptId, goneId })
  await touch(tx, [goneId], now)
}

async function moveReports(
  tx: Tx,
  { from, ids, to }: { from?: string; ids?: readonly string[]; to: string },
): Promise<string[]> {
  const moved = await tx
    .updateTable('record_report')
    .set({ organization_id: to })
    .$if(from !== undefined, (query) => query.where('organization_id', '=', from ?? ''))
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids?.length ? [...ids] : [to]))
    .returning(['id', 'created_at', 'state'])
    .execute()
  for (const { id, created_at: since, state } of moved)
    if (state === 'open') await putInQueue(tx, to, { id, since })
  return moved.map(({ id }) => id)
}
