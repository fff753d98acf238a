import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { isUuid } from '../../../platform/ids.ts'
import { inTerritories, listTerritories, readRecord } from '../../directory/api.ts'
import { UNDO_DAYS } from './merge.ts'

/** One of two records, with what it says and where it is. */
async function findOne(db: DbOrTx, id: string) {
  const row = await db
    .selectFrom('organization')
    .select(['id', 'slug', 'visibility'])
    .where('id', '=', id)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst()
  const current = row && (await readRecord(db, id))
  return current && { ...row, ...current, territories: await listTerritories(db, id) }
}
export type OneOfTwo = NonNullable<Awaited<ReturnType<typeof findOne>>>

/** Two records side by side: the left one stays. */
export interface Two {
  left: OneOfTwo
  right: OneOfTwo
}

/** Two records that are both there, and not one already. */
export async function findTwo(db: DbOrTx, one: string, other: string): Promise<Two | undefined> {
  if (!isUuid(one) || !isUuid(other) || one.toLowerCase() === other.toLowerCase()) return undefined
  const [left, right] = [await findOne(db, one), await findOne(db, other)]
  return left && right && { left, right }
}

/** One time that two records became one, with where the one that stayed is. */
export async function findMerge(db: DbOrTx, id: string) {
  if (!isUuid(id)) return undefined
  const row = await db
    .selectFrom('record_merge')
    .select(['id', 'kept_id as keptId', 'gone_id as goneId'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, territories: await listTerritories(db, row.keptId) }
}

/** A time that two records became one, as the list shows it. */
export interface ListedMerge {
  id: string
  at: Date
  byName: string
  keptName: string
  keptSlug: string
  goneName: string
}

/** Records that became one in the last 30 days in somebody's territory, the latest first. */
export const listMerges = async (db: DbOrTx, scope: readonly string[] | undefined, now: Date) =>
  (
    await sql<ListedMerge>`select m.id, m.at, m.by_name as "byName", k.name as "keptName", k.slug as "keptSlug",
      x.name as "goneName"
    from record_merge m join organization k on k.id = m.kept_id join organization x on x.id = m.gone_id
    join organization_glance g on g.organization_id = m.kept_id
    where m.undone_at is null and m.at > ${new Date(now.getTime() - UNDO_DAYS * 86_400_000)}
      and ${scope ? inTerritories(sql`g.istat_code`, scope) : sql`true`}
    order by m.at desc limit 50`.execute(db)
  ).rows
