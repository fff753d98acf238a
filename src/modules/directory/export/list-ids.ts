import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { type Kind, matching, type Wanted } from './wanted.ts'

/** A stretch of the list in the order of identifiers, which never change: what makes paging safe. */
export interface Stretch {
  /** Only identifiers greater than this one. */
  after?: string | undefined
  /** Only identifiers up to this one, itself included. */
  upTo?: string | undefined
  limit?: number
}

/** Identifiers of the records wanted, in order. */
export async function listIds(
  db: DbOrTx,
  kind: Kind,
  wanted: Wanted,
  { after, upTo, limit }: Stretch = {},
): Promise<string[]> {
  const query = sql<{ id: string }>`
    select id from (${matching(kind, wanted)}) wanted
    where (${after ?? null}::uuid is null or id > ${after ?? null}::uuid)
      and (${upTo ?? null}::uuid is null or id <= ${upTo ?? null}::uuid)
    order by id limit ${limit ?? null}::bigint`
  return (await query.execute(db)).rows.map(({ id }) => id)
}

/** How many records are wanted, and the last identifier of each page of `size`. */
export async function listPageEnds(
  db: DbOrTx,
  kind: Kind,
  wanted: Wanted,
  size: number,
): Promise<{ total: number; ends: string[] }> {
  const query = sql<{ id: string; total: number }>`
    select id, total from (
      select id, row_number() over (order by id) as n, count(*) over () as total
      from (${matching(kind, wanted)}) wanted
    ) numbered
    where n % ${size}::bigint = 0 or n = total
    order by id`
  const { rows } = await query.execute(db)
  return { total: rows[0]?.total ?? 0, ends: rows.map(({ id }) => id) }
}
