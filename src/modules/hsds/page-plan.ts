import { createHash } from 'node:crypto'
import type { Cx } from '../../platform/cx.ts'
import { HttpError } from '../../platform/http/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Collection } from './collection.ts'
import type { PagingQuery } from './query.ts'

/** The division of a list into pages, fixed when its first page was asked for. */
export interface PagePlan {
  /** Absent when everything is on one page. */
  id?: string
  total: number
  ends: readonly string[]
}

/** A walk that does not say which plan it follows goes on with the last one used within this time. */
const SAME_WALK_MS = 5 * 60_000
/** A plan can be asked for by name for this long after its last use. */
const KEPT_MS = 60 * 60_000
/** Plans kept at once, the last used ones, and pages in one: so that nobody fills the disk by asking. */
const KEPT_PLANS = 1_000
const KEPT_PAGES = 10_000

/** The plan a request means: the one it names, the one of the walk under way, or a new one. */
export async function planFor(
  cx: Cx,
  name: string,
  collection: Collection,
  query: PagingQuery,
): Promise<PagePlan> {
  const list = digest(name, query)
  if (query.snapshot) return namedPlan(cx, list, query.snapshot)
  const last = await findLastPlan(cx, list)
  if (last && query.page > 1) return touch(cx, last)
  const { total, ends } = await collection.listPageEnds(query.per_page)
  if (ends.length < 2 || ends.length > KEPT_PAGES) return { total, ends }
  if (last && last.total === total && last.ends.join() === ends.join()) return touch(cx, last)
  return savePlan(cx, list, { total, ends })
}

/** What decides which records are in the list and on which page; not how they are shown. */
function digest(name: string, query: PagingQuery): string {
  const { page, cursor, snapshot, format, lang, ...rest } = query
  const { minimal, full, ...wanted } = rest as Record<string, unknown>
  return createHash('sha256')
    .update(JSON.stringify([name, wanted]))
    .digest('base64url')
}

async function namedPlan(cx: Cx, list: string, id: string): Promise<PagePlan> {
  const plan = await cx.db.selectFrom('hsds_page_plan').selectAll().where('id', '=', id).executeTakeFirst()
  if (!plan) throw new HttpError(410, `snapshot: ${cx.t('hsds.snapshot_gone')}`)
  if (plan.list !== list) throw new HttpError(400, `snapshot: ${cx.t('hsds.snapshot_of_other')}`)
  return touch(cx, plan)
}

const findLastPlan = (cx: Cx, list: string) =>
  cx.db
    .selectFrom('hsds_page_plan')
    .selectAll()
    .where('list', '=', list)
    .where('used_at', '>', new Date(cx.now.getTime() - SAME_WALK_MS))
    .orderBy('id', 'desc')
    .executeTakeFirst()

async function touch(cx: Cx, plan: PagePlan & { id: string; used_at: Date }): Promise<PagePlan> {
  if (cx.now.getTime() - plan.used_at.getTime() > 60_000)
    await cx.db.updateTable('hsds_page_plan').set({ used_at: cx.now }).where('id', '=', plan.id).execute()
  return plan
}

async function savePlan(cx: Cx, list: string, plan: Required<Omit<PagePlan, 'id'>>): Promise<PagePlan> {
  const id = newId(cx.now)
  await cx.db
    .insertInto('hsds_page_plan')
    .values({ id, list, total: plan.total, ends: [...plan.ends], used_at: cx.now })
    .execute()
  await forgetPlans(cx)
  return { id, ...plan }
}

async function forgetPlans(cx: Cx): Promise<void> {
  const tooMany = cx.db
    .selectFrom('hsds_page_plan')
    .select('used_at')
    .orderBy('used_at', 'desc')
    .offset(KEPT_PLANS)
    .limit(1)
  await cx.db
    .deleteFrom('hsds_page_plan')
    .where((eb) =>
      eb.or([eb('used_at', '<', new Date(cx.now.getTime() - KEPT_MS)), eb('used_at', '<=', tooMany)]),
    )
    .execute()
}
