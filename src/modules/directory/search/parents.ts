import type { Db, DbOrTx } from '../../../platform/db/database.ts'
import { codeLists } from '../../taxonomy/api.ts'
import { provinceRegions } from '../../territory/api.ts'
import type { ParentOf } from './record-codes.ts'

/** The code of a municipality begins with that of its province (ISTAT). */
const PROVINCE_DIGITS = 3

/** The wider code of each code of the lists. */
export async function parents(db: DbOrTx): Promise<ParentOf> {
  const lists = await codeLists(db as Db)
  const regions = await provinceRegions(db)
  return (taxonomy, code) => {
    if (taxonomy !== 'place') return lists.term(taxonomy, code)?.parent?.code
    const [, province] = /^province:(.+)$/.exec(code) ?? []
    if (province === undefined) return `province:${code.slice(0, PROVINCE_DIGITS)}`
    const region = regions.get(province)
    return region && `region:${region}`
  }
}
