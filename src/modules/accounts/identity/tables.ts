import type { Json, Moment } from '../../../platform/db/tables.ts'
import type { Stranger } from './identity.ts'

declare module '../../../platform/db/database.ts' {
  interface Database extends IdentityTables {}
}

/** Entering through another service; meanings are in `migrations/0004_identity.sql`. */
export interface IdentityTables {
  account_identity: {
    id: string
    account_id: string
    issuer: string
    subject: string
    known_as: string
    created_at: Moment
    last_used_at: Date | null
  }
  identity_attempt: {
    id: string
    token_hash: Buffer
    provider: string
    state: string
    nonce: string
    code_verifier: string
    fresh: boolean
    next: string | null
    returned_at: Date | null
    identity: Json<Stranger> | null
    expires_at: Moment
  }
}
