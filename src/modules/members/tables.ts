import type { Generated } from 'kysely'

declare module '../../platform/db/database.ts' {
  interface Database {
    membership_request: MembershipRequestTable
  }
}

/** How somebody asks to look after a record. */
export type Way = 'registration' | 'code' | 'letter' | 'document'

/** Who asks for what; meanings are in `migrations/0001_membership.sql`. */
export interface MembershipRequestTable {
  id: string
  organization_id: string
  account_id: string
  way: Way
  note: string | null
  state: 'code' | 'waiting' | 'granted' | 'returned' | 'withdrawn'
  proven_at: Date | null
  code_hash: Buffer | null
  code_expires_at: Date | null
  tries: Generated<number>
  objection: string | null
  objected_by: string | null
  reason: string | null
  decided_by: string | null
  decided_name: string | null
  decided_at: Date | null
  grant_id: string | null
  created_at: Date
}
