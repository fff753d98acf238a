import type { ColumnType, Generated } from 'kysely'
import type { Json } from '../../platform/db/tables.ts'
import type { RecordDocument } from '../directory/api.ts'

declare module '../../platform/db/database.ts' {
  interface Database {
    list_view: ListViewTable
    bulk_change: BulkChangeTable
    bulk_change_row: BulkRowTable
    duplicate_pair: DuplicatePairTable
    record_merge: RecordMergeTable
  }
}

/** Saved views; meanings are in `migrations/0001_views.sql`. */
interface ListViewTable {
  id: string
  owner_id: string
  owner_name: string
  name: string
  query: string
  shared: Generated<boolean>
  created_at: Date
  removed_at: Date | null
}

/** How far a change of many records is. */
export type ChangeState = 'choosing' | 'checking' | 'checked' | 'applying' | 'applied' | 'undoing' | 'undone'

/** What became, or would become, of one record. */
export const OUTCOMES = ['will', 'same', 'refused', 'done', 'undone', 'kept'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** One change of many records; meanings are in `migrations/0002_bulk.sql`. */
interface BulkChangeTable {
  id: string
  by_id: string
  by_name: string
  scope: ColumnType<string[] | null, string[] | null, never>
  own: ColumnType<string[], string[], never>
  kind: string | null
  params: Json<Record<string, string>>
  state: Generated<ChangeState>
  total: number
  done: Generated<number>
  created_at: Date
  applied_at: Date | null
  undone_at: Date | null
}

interface BulkRowTable {
  change_id: string
  position: number
  organization_id: string
  outcome: Generated<Outcome | 'pending'>
  reason: string | null
  before: string | null
  after: string | null
  version_before: number | null
  version_after: number | null
  applied_at: Date | null
}

/** Records that may be one; meanings of this and the next are in `migrations/0003_duplicates.sql`. */
interface DuplicatePairTable {
  one_id: string
  other_id: string
  reasons: ColumnType<string[], string[], string[]>
  score: number
  state: Generated<'open' | 'different'>
  found_at: Date
  decided_by: string | null
  decided_at: Date | null
}

interface RecordMergeTable {
  id: string
  kept_id: string
  gone_id: string
  by_id: string
  by_name: string
  at: Date
  before: Json<RecordDocument>
  after: Json<RecordDocument>
  ids: Json<Record<string, string>>
  ended: ColumnType<string[], string[], never>
  undone_at: Date | null
  undone_by: string | null
}
