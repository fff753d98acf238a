import type { DbOrTx } from '../../platform/db/database.ts'
import { provinceRegions } from '../territory/api.ts'

/** An organisation with where it belongs, as ISTAT codes of municipality, province and region. */
export async function findBody(db: DbOrTx, organizationId: string) {
  const row = await db
    .selectFrom('organization as o')
    .leftJoin('location as l', (join) =>
      join.onRef('l.organization_id', '=', 'o.id').on('l.is_seat', '=', true),
    )
    .select(['o.name', 'o.slug', 'o.visibility', 'l.istat_code'])
    .where('o.id', '=', organizationId)
    .executeTakeFirst()
  if (!row) return undefined
  const province = row.istat_code?.slice(0, 3)
  const region = province && (await provinceRegions(db)).get(province)
  return {
    organizationId,
    name: row.name,
    slug: row.slug,
    isPublic: row.visibility === 'public',
    territories: [row.istat_code, province, region].filter((code): code is string => Boolean(code)),
  }
}
