import type { Generated } from 'kysely'
import type { Moment } from '../../../platform/db/tables.ts'

declare module '../../../platform/db/database.ts' {
  interface Database extends SecondFactorTables {}
}

/** The tables of the second factor; meanings are in `migrations/0002`. */
export interface SecondFactorTables {
  totp: TotpTable
  recovery_code: RecoveryCodeTable
  second_factor_tries: TriesTable
}

interface TotpTable {
  account_id: string
  secret: Buffer
  confirmed_at: Date | null
  last_step: Generated<number>
  created_at: Moment
}

interface RecoveryCodeTable {
  account_id: string
  code_hash: Buffer
  used_at: Date | null
}

interface TriesTable {
  account_id: string
  tries: number
  since: Date
}
