import type { DbOrTx } from '../../platform/db/database.ts'
import { around, provinceRegions } from '../territory/api.ts'

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
