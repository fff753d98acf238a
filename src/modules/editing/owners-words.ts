import type { DbOrTx } from '../../platform/db/database.ts'
import { type Change, type RecordDocument, readStandings } from '../directory/api.ts'

/**
 * Keys of the changes that replace what the organisation itself said. The desk has less authority than the owner, but
 * writes on the owner's mandate: only what others said more strongly, such as a register, stands against it.
 */
export async function ownersWords(
  db: DbOrTx,
  before: RecordDocument,
  changes: readonly Change[],
): Promise<string[]> {
  const standings = await readStandings(db, before, changes)
  return [...standings].filter(([, { source }]) => source === 'owner').map(([key]) => key)
}
