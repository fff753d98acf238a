import type { DbOrTx } from '../../platform/db/database.ts'
import type { RecordDocument } from '../directory/api.ts'
import { provinceRegions } from '../territory/api.ts'

/** ISTAT codes of the municipality, province and region of a record's seat. */
export async function territoriesOf(
  tx: DbOrTx,
  { organization, locations }: RecordDocument,
): Promise<string[]> {
  const istat = locations.find(({ id }) => id === organization.seat_id)?.istat_code
  if (!istat) return []
  const province = istat.slice(0, 3)
  const region = (await provinceRegions(tx)).get(province)
  return [istat, province, ...(region ? [region] : [])]
}
