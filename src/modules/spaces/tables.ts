import type { Generated } from 'kysely'
import type { Json } from '../../platform/db/tables.ts'
import type { SpaceDocument } from './document.ts'

declare module '../../platform/db/database.ts' {
  interface Database extends SpacesTables {}
}

/** Sites, their drafts, submissions, versions and host names; meanings are in `migrations/0001_space.sql`. */
export interface SpacesTables {
  space: SpaceTable
  space_revision: {
    organization_id: string
    revision: number
    document: Json<SpaceDocument>
    at: Date
    by_name: string
  }
  space_version: {
    organization_id: string
    version: number
    document: Json<SpaceDocument> | null
    at: Date
    by_name: string
    why: 'owner' | 'editor' | 'taken_back'
  }
  space_submission: SubmissionTable
  space_host: { host: string; organization_id: string; set_by: string; set_at: Date }
}

interface SpaceTable {
  organization_id: string
  document: Json<SpaceDocument> | null
  version: Generated<number>
  published_at: Date | null
  draft: Json<SpaceDocument>
  revision: number
  draft_at: Date
  draft_name: string
  returned_id: string | null
  closed_at: Date | null
  closed_by: string | null
  closed_reason: string | null
}

interface SubmissionTable {
  id: string
  organization_id: string
  kind: 'before' | 'after'
  base: Json<SpaceDocument> | null
  document: Json<SpaceDocument>
  note: string | null
  submitted_by: string | null
  submitted_name: string
  submitted_at: Date
  state: Generated<'waiting' | 'approved' | 'returned' | 'withdrawn'>
  reason: string | null
  /** Ids of the parts that were sent back while the rest became public; nothing where all was approved. */
  left_out: string[] | null
  decided_by: string | null
  decided_name: string | null
  decided_at: Date | null
  version_before: number | null
  version_after: number | null
}
