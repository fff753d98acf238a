import type { DbOrTx } from '../../../platform/db/database.ts'

/** Whether the account asks for a second factor after the password. */
export async function needsSecondFactor(_db: DbOrTx, _accountId: string): Promise<boolean> {
  return false
}
