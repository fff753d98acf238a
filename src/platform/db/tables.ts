import type { ColumnType, Generated } from 'kysely'
import type { Lang } from '../i18n/languages.ts'

/** A moment: read as `Date`, written as `Date`. */
export type Moment = ColumnType<Date, Date | undefined, Date>
/** A JSON document: read parsed, written as text. */
export type Json<T> = ColumnType<T, string, string>

/** The platform's own tables; see `migrations/`. */
export interface PlatformTables {
  account: AccountTable
  role_grant: RoleGrantTable
  entry_link: EntryLinkTable
  session: SessionTable
  audit_entry: AuditEntryTable
  event: EventTable
  search_document: SearchDocumentTable
  search_mark: SearchMarkTable
  picture: PictureTable
  picture_file: PictureFileTable
  picture_use: PictureUseTable
  document: DocumentTable
  mail_sent: { mail: string; sent_at: Date }
  form_sent: { form: string; at: Date; location: string | null }
}

interface PictureTable {
  id: string
  organization_id: string | null
  shape: 'photo' | 'logo'
  width: number
  height: number
  uploaded_by: string
  created_at: Date
  released_at: Date
}

interface PictureFileTable {
  picture_id: string
  width: number
  height: number
  format: 'webp' | 'jpg'
  hash: string
  bytes: number
}

interface DocumentTable {
  id: string
  organization_id: string | null
  format: 'pdf' | 'odt' | 'docx'
  name: string
  hash: string
  bytes: number
  uploaded_by: string
  created_at: Date
  released_at: Date
}

interface PictureUseTable {
  subject: string
  subject_id: string
  picture_id: string
  is_public: boolean
  permission: string | null
  territories: Generated<string[]>
}

interface EntryLinkTable {
  id: string
  token_hash: Buffer
  name: string
  roles: string[]
  created_at: Moment
  expires_at: Date
  used_at: Date | null
}

interface AccountTable {
  id: string
  user_id: string
  email: string
  name: string
  lang: Generated<Lang>
  state: Generated<'pending' | 'active' | 'suspended' | 'removed'>
  created_at: Moment
}

interface RoleGrantTable {
  id: string
  account_id: string
  role: string
  organization_id: string | null
  territory: string | null
  valid_from: Moment
  valid_to: Date | null
  granted_by: string
  granted_at: Moment
}

interface SessionTable {
  id: string
  token_hash: Buffer
  entry_link_id: string | null
  account_id: string | null
  name: string
  roles: string[]
  created_at: Moment
  last_seen_at: Moment
  expires_at: Date
  written_seq: number | null
  written_at: Date | null
  second_factor_at: Date | null
  proved_at: Date | null
  device: string | null
  address_block: string | null
}

interface AuditEntryTable {
  id: Generated<number>
  at: Moment
  actor_id: string | null
  actor_name: string
  on_behalf_of: string | null
  action: string
  subject: string
  subject_id: string
  before: Json<unknown> | null
  after: Json<unknown> | null
  why: string | null
  request_id: string | null
}

interface EventTable {
  id: Generated<number>
  name: string
  payload: Json<unknown>
  created_at: Moment
}

interface SearchDocumentTable {
  kind: string
  id: string
  seq: Generated<number>
  xid: Generated<string>
  document: Json<unknown> | null
}

interface SearchMarkTable {
  id: string
  at: Moment
  horizon: string
  purged: Generated<boolean>
}
