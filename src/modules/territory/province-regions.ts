import type { DbOrTx } from '../../platform/db/database.ts'

/** The region of each province of today, by their codes; a small query, also inside a transaction. */
export async function provinceRegions(db: DbOrTx): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('province').select(['code', 'region_code']).execute()
  return new Map(rows.map(({ code, region_code }) => [code, region_code]))
}
