import { sql } from 'kysely'
import type { Cx } from '../../../platform/cx.ts'
import { PREPARED } from '../../../platform/db/prepared.ts'
import { keeper } from '../../../platform/keeper.ts'
import type { Address } from './address.ts'
import { listSimilar, type Related, relatedRows, type Similar } from './related.ts'

/** Those that belong to an organisation, and those that do the same nearby. */
export interface Neighbours {
  related: readonly Related[]
  similar: readonly Similar[]
}

/** Milliseconds after which one that is new nearby is shown at last. */
const KEPT_MS = 300_000

const kept = keeper<{ similar: readonly Similar[]; until: number }>(2_000)

/**
 * The neighbours of a record in this version. Which ones are alike is looked up once in five minutes, and anew as soon
 * as one of them, or the record itself, changed: so nothing is shown that is not so. Whoever has just changed something
 * themselves sees all of them as they are now.
 */
export async function neighboursOf(
  { db, written }: Pick<Cx, 'db' | 'written'>,
  { id, version }: Extract<Address, { id: string }>,
): Promise<Neighbours> {
  const now = performance.now()
  const before = kept.get(version)
  const known = before && written === undefined && now < before.until ? before.similar : undefined
  const { rows } = await sql<{ related: readonly Related[]; same: boolean }>`${PREPARED}
    select (select coalesce(json_agg(r), '[]') from (${relatedRows(id)}) r) as related,
      ${known?.length ?? -1} = (select count(*)
        from unnest(${known?.map((one) => one.id) ?? []}::uuid[], ${known?.map(({ stamp }) => stamp) ?? []}::bigint[])
          as known (id, stamp)
        join organization_search s on s.organization_id = known.id and s.stamp = known.stamp) as same`.execute(
    db,
  )
  const [found] = rows
  const related = found?.related ?? []
  if (known && found?.same) return { related, similar: known }
  const similar = await listSimilar(db, id)
  kept.set(version, { similar, until: now + KEPT_MS })
  return { related, similar }
}
