import type { Generated } from 'kysely'

declare module '../../platform/db/database.ts' {
  interface Database {
    membership_request: MembershipRequestTable
    access_end: AccessEndTable
    hand_over: HandOverTable
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
  owners_until: Date | null
  objected_by_id: string | null
}

/** An access that somebody else ended; meanings of this and the next are in `migrations/0002_people.sql`. */
export interface AccessEndTable {
  grant_id: string
  organization_id: string
  account_id: string
  by_whom: 'owner' | 'staff'
  ended_by: string
  ended_name: string
  ended_at: Date
}

/** An owner asks somebody to answer for the organisation in their place. */
export interface HandOverTable {
  id: string
  organization_id: string
  giver_id: string
  taker_id: string | null
  invitation_id: string | null
  then_giver: 'leaves' | 'edits'
  state: 'open' | 'accepted' | 'declined' | 'withdrawn'
  created_at: Date
  settled_at: Date | null
}
