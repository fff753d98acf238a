import type { Generated } from 'kysely'
import type { Json } from '../../platform/db/tables.ts'
import type { Channel, ContactSaid, Outcome, Who } from './contacts/contact.ts'

declare module '../../platform/db/database.ts' {
  interface Database {
    desk_contact: ContactTable
    desk_contact_record: { contact_id: string; organization_id: string }
    desk_mandate: MandateTable
    desk_copy: CopyTable
    desk_preference: { account_id: string; morning_mail: boolean }
  }
}

/** Contacts, mandates and their copies; meanings are in `migrations/0001_desk.sql`. */
interface ContactTable {
  id: string
  at: Date
  channel: Channel
  lang: string
  interpreter: Generated<boolean>
  who: Who
  topics: string[]
  words: string[]
  outcome: Outcome
  minutes: number | null
  question: string | null
  note: string | null
  territories: string[]
  follow_up_on: string | null
  follow_up_by: string | null
  followed_at: Date | null
  followed_name: string | null
  logged_by: string | null
  logged_name: string | null
  version: Generated<number>
  previous: Json<ContactSaid> | null
  removed_at: Date | null
}

interface MandateTable {
  id: string
  organization_id: string
  account_id: string
  account_name: string
  asked_at: Date
  until: Date
  closed_at: Date | null
  asker_name: string | null
  asker_role: string
  recognised: 'document' | 'call_back' | 'pec'
  recognised_by: string | null
  consent: boolean
  registers: Generated<boolean>
  decided_at: Date | null
  decided_by: string | null
  decided_name: string | null
  decision: 'approved' | 'returned' | null
  reason: string | null
}

interface CopyTable {
  id: string
  mandate_id: string
  submission_id: string | null
  address: string | null
  asked_at: Date
  sent_at: Date | null
}
