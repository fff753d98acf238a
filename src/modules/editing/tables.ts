import type { Generated } from 'kysely'
import type { Json } from '../../platform/db/tables.ts'
import type { Change, RecordDocument } from '../directory/api.ts'

declare module '../../platform/db/database.ts' {
  interface Database extends EditingTables {}
}

/** Drafts, submissions, versions, trust and discrepancies; meanings are in `migrations/0001_editing.sql`. */
export interface EditingTables {
  record_draft: DraftTable
  record_draft_revision: {
    organization_id: string
    revision: number
    document: Json<RecordDocument>
    at: Date
    by_name: string
  }
  record_submission: SubmissionTable
  record_version: VersionTable
  record_trust: { organization_id: string; since: Date; given_by: string }
  record_discrepancy: DiscrepancyTable
}

interface DraftTable {
  organization_id: string
  base_version: number
  base: Json<RecordDocument>
  document: Json<RecordDocument>
  revision: number
  returned_id: string | null
  updated_at: Date
  updated_by: string | null
  updated_name: string
}

interface SubmissionTable {
  id: string
  organization_id: string
  kind: 'before' | 'after'
  base: Json<RecordDocument>
  document: Json<RecordDocument>
  note: string | null
  authority: Generated<'owner' | 'desk'>
  submitted_by: string | null
  submitted_name: string
  submitted_at: Date
  state: Generated<'waiting' | 'scheduled' | 'approved' | 'returned' | 'withdrawn'>
  publish_at: Date | null
  approved_document: Json<RecordDocument> | null
  corrected_document: Json<RecordDocument> | null
  reason: string | null
  decided_by: string | null
  decided_name: string | null
  decided_at: Date | null
  version_before: number | null
  version_after: number | null
}

interface VersionTable {
  organization_id: string
  version: number
  document: Json<RecordDocument>
  at: Date
  by_name: string
  why: 'found' | 'owner' | 'editor' | 'desk' | 'restored' | 'taken_back'
  submission_id: string | null
}

interface DiscrepancyTable {
  id: string
  organization_id: string
  change_key: string
  change: Json<Change>
  standing_source: string
  standing_at: Date | null
  proposed_source: string
  proposed_by: string | null
  found_at: Date
  state: Generated<'open' | 'kept' | 'taken'>
  settled_by: string | null
  settled_at: Date | null
}
