import type { Generated } from 'kysely'
import type { Json, Moment } from '../../platform/db/tables.ts'
import type { Lang } from '../../platform/i18n/languages.ts'
import type { Identity } from './identity/identity.ts'

declare module '../../platform/db/database.ts' {
  interface Database extends AccountsTables {}
}

/** How people enter; meanings are in `migrations/0001_accounts.sql`. */
export interface AccountsTables {
  account_password: { account_id: string; hash: string; changed_at: Moment }
  account_registration: RegistrationTable
  account_link: LinkTable
  account_invitation: InvitationTable
  sign_in_step: StepTable
  sign_in_limit: { key: Buffer; tries: number; last_at: Moment; free_at: Moment }
  /** Meanings are in `migrations/0005_reminders.sql`. */
  account_reminder: { subject_id: string; account_id: string; until: Date }
  known_device: { account_id: string; device: string; address_block: string; last_seen_at: Moment }
}

interface RegistrationTable {
  id: string
  user_id: string
  email: string
  name: string
  lang: Lang
  password_hash: string | null
  identity: Json<Identity> | null
  created_at: Moment
}

/** What a link sent by mail is for. */
export type LinkPurpose = 'confirm' | 'reset' | 'email'

interface LinkTable {
  id: string
  token_hash: Buffer
  purpose: LinkPurpose
  registration_id: string | null
  account_id: string | null
  email: string | null
  created_at: Moment
  expires_at: Moment
  used_at: Date | null
}

interface InvitationTable {
  id: string
  token_hash: Buffer | null
  email: string
  lang: Lang
  invited_by: string
  reason: string
  purpose: Json<unknown>
  created_at: Moment
  expires_at: Moment
  accepted_at: Date | null
  accepted_by: string | null
}

interface StepTable {
  id: string
  token_hash: Buffer
  account_id: string
  device: string
  address_block: string
  tries: Generated<number>
  next: string | null
  created_at: Moment
  expires_at: Moment
}
