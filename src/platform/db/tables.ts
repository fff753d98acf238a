import type { ColumnType, Generated } from 'kysely'

/** A moment: read as `Date`, written as `Date`. */
export type Moment = ColumnType<Date, Date | undefined, Date>
/** A JSON document: read parsed, written as text. */
export type Json<T> = ColumnType<T, string, string>

/** The platform's own tables; see `migrations/`. */
export interface PlatformTables {
  entry_link: EntryLinkTable
  session: SessionTable
  audit_entry: AuditEntryTable
  event: EventTable
  search_document: SearchDocumentTable
  search_mark: SearchMarkTable
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

interface SessionTable {
  id: string
  token_hash: Buffer
  entry_link_id: string
  name: string
  roles: string[]
  created_at: Moment
  last_seen_at: Moment
  expires_at: Date
  written_seq: number | null
  written_at: Date | null
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
