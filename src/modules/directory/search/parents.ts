import type { Db, DbOrTx } from '../../../platform/db/database.ts'
import { codeLists } from '../../taxonomy/api.ts'
import type { ParentOf } from './record-codes.ts'

/** The wider code of each code of the lists. */
export async function parents(db: DbOrTx): Promise<ParentOf> {
  const lists = await codeLists(db as Db)
  return (taxonomy, code) => lists.term(taxonomy, code)?.parent?.code
}
