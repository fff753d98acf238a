import type { DbOrTx } from '../../platform/db/database.ts'
import { provinceRegions } from '../territory/api.ts'

/** ISTAT codes of the municipalities, provinces and regions of the seats of some organisations. */
export async function territoriesOf(db: DbOrTx, organizationIds: readonly string[]): Promise<string[]> {
  if (organizationIds.length === 0) return []
  const seats = await db
    .selectFrom('location')
    .select('istat_code')
    .where('organization_id', 'in', [...organizationIds])
    .where('is_seat', '=', true)
    .execute()
  const regions = await provinceRegions(db)
  return around(
    regions,
    seats.flatMap(({ istat_code }) => istat_code ?? []),
  )
}

/** Each place with the province and the region it is in. */
export function around(regions: ReadonlyMap<string, string>, codes: readonly string[]): string[] {
  const all = codes.flatMap((code) => {
    // Six digits are a municipality, three a province, two a region.
    const province = code.length >= 3 ? code.slice(0, 3) : undefined
    const region = province && regions.get(province)
    return [code, ...(province ? [province] : []), ...(region ? [region] : [])]
  })
  return [...new Set(all)]
}
