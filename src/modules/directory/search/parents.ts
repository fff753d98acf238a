import type { DbOrTx } from '../../../platform/db/database.ts'
import { listParents } from '../../taxonomy/api.ts'
import { provinceRegions } from '../../territory/api.ts'
import type { ParentOf } from './record-codes.ts'

/** The code of a municipality begins with that of its province (ISTAT). */
const PROVINCE_DIGITS = 3

/** The wider code of each code of the lists. */
export async function parents(db: DbOrTx): Promise<ParentOf> {
  const terms = new Map(
    (await listParents(db)).map(({ taxonomy, code, parent }) => [`${taxonomy}:${code}`, parent]),
  )
  const regions = await provinceRegions(db)
  return (taxonomy, code) => {
    if (taxonomy !== 'place') return terms.get(`${taxonomy}:${code}`)
    const [, province] = /^province:(.+)$/.exec(code) ?? []
    if (province === undefined) return `province:${code.slice(0, PROVINCE_DIGITS)}`
    const region = regions.get(province)
    return region && `region:${region}`
  }
}
