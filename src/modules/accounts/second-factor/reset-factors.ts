import type { Tx } from '../../../platform/db/database.ts'
import { closeSessions } from '../../../platform/session/open-sessions.ts'

const FACTORS = ['totp', 'passkey', 'recovery_code', 'second_factor_tries', 'passkey_challenge'] as const

/**
 * Takes every second factor of somebody away, for who lost telephone and codes: the password alone enters, and roles
 * for the territory wait for a new factor. Every session ends.
 */
export async function resetFactors(tx: Tx, accountId: string): Promise<void> {
  for (const table of FACTORS) await tx.deleteFrom(table).where('account_id', '=', accountId).execute()
  await tx.deleteFrom('sign_in_step').where('account_id', '=', accountId).execute()
  await closeSessions(tx, accountId)
}
