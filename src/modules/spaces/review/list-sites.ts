import type { DbOrTx } from '../../../platform/db/database.ts'
import { provinceRegions } from '../../territory/api.ts'

/** All the sites with where they belong, by name. */
export async function listSites(db: DbOrTx) {
  const [rows, regions] = await Promise.all([readSites(db), provinceRegions(db)])
  return rows.map(({ istat, ...row }) => {
    const province = istat?.slice(0, 3) ?? ''
    const territories = [istat, province, regions.get(province)].filter((code): code is string =>
      Boolean(code),
    )
    return { ...row, territories }
  })
}
export type ListedSite = Awaited<ReturnType<typeof listSites>>[number]

const readSites = (db: DbOrTx) =>
  db
    .selectFrom('space as s')
    .innerJoin('organization as o', 'o.id', 's.organization_id')
    .leftJoin('location as l', (join) =>
      join.onRef('l.organization_id', '=', 'o.id').on('l.is_seat', '=', true),
    )
    .leftJoin('space_host as h', 'h.organization_id', 's.organization_id')
    .select([
      's.organization_id as organizationId',
      'o.name',
      's.published_at as publishedAt',
      's.closed_at as closedAt',
    ])
    .select(['h.host', 'l.istat_code as istat'])
    .orderBy('o.name')
    .limit(2_000)
    .execute()
