import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { PREPARED } from '../../../platform/db/prepared.ts'

/** What an address names: a record that may be shown, in one version of it, or the slug it went to. */
export type Address = { id: string; version: string } | { moved: string }

/** Where a slug leads; nowhere when the public has no such record. */
export async function findAddress(db: DbOrTx, slug: string): Promise<Address | undefined> {
  const direct = await addressOf(db, slug)
  if (direct && !direct.merged_into_id && direct.visibility !== 'public') return undefined
  if (direct && !direct.merged_into_id) return { id: direct.id, version: versionKey(direct) }
  const target = direct?.merged_into_id ?? (await redirectOf(db, slug))
  const moved = target && (await survivorOf(db, target))
  return moved && moved !== slug ? { moved } : undefined
}

interface AddressRow {
  id: string
  visibility: string
  merged_into_id: string | null
  version: number
  updated_at: Date
  stamp: number | null
}

async function addressOf(db: DbOrTx, slug: string): Promise<AddressRow | undefined> {
  const { rows } = await sql<AddressRow>`${PREPARED}
    select o.id, o.visibility, o.merged_into_id, o.version, o.updated_at, s.stamp
    from organization o left join organization_search s on s.organization_id = o.id
    where o.slug = ${slug}`.execute(db)
  return rows[0]
}

/** Changes with every change: of the record by its version, of what hangs on it also by the stamp of the search. */
const versionKey = (row: AddressRow) => `${row.id}/${row.version}/${row.updated_at.getTime()}/${row.stamp}`

async function redirectOf(db: DbOrTx, slug: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('slug_redirect')
    .select('organization_id')
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row?.organization_id
}

/** The public slug a merged record ends in, following merges of merges; a ring ends in nothing. */
async function survivorOf(db: DbOrTx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ slug: string }>`
    with recursive chain (id, merged_into_id, depth) as (
      select id, merged_into_id, 0 from organization where id = ${id}
      union all
      select o.id, o.merged_into_id, depth + 1 from organization o join chain on o.id = chain.merged_into_id
      where depth < 10
    )
    select o.slug from chain join organization o using (id)
    where chain.merged_into_id is null and o.visibility = 'public' limit 1`.execute(db)
  return rows[0]?.slug
}

/** Name and slug of a record. */
export const findName = (db: DbOrTx, id: string) =>
  db.selectFrom('organization').select(['name', 'slug']).where('id', '=', id).executeTakeFirst()
