import type { Moment } from '../../../platform/db/tables.ts'

declare module '../../../platform/db/database.ts' {
  interface Database extends PasskeyTables {}
}

/** The tables of passkeys; meanings are in `migrations/0003`. */
export interface PasskeyTables {
  passkey: PasskeyTable
  passkey_challenge: PasskeyChallengeTable
}

interface PasskeyTable {
  id: string
  account_id: string
  credential_id: string
  public_key: Buffer
  counter: number
  transports: string[]
  name: string
  created_at: Moment
  last_used_at: Date | null
}

interface PasskeyChallengeTable {
  id: string
  challenge: string
  account_id: string | null
  expires_at: Date
}
