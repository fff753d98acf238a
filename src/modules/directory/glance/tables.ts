import type { ColumnType } from 'kysely'

declare module '../../../platform/db/database.ts' {
  interface Database {
    organization_glance: GlanceTable
    organization_mark: MarkTable
    /** What went along when a record became part of another. */
    merge_follower: { merge_id: string; kind: string; thing_id: string }
  }
}

/** Whether a record is shown, waits to be, was taken from sight or became part of another. */
export const STATES = ['public', 'draft', 'hidden', 'merged'] as const
export type RecordState = (typeof STATES)[number]

/** How somebody made sure that a record is right. */
export const MARK_METHODS = ['visit', 'phone', 'document', 'register', 'website'] as const
export type MarkMethod = (typeof MARK_METHODS)[number]

/** What lists say of each record; meanings are in `migrations/0011_glance.sql`. */
interface GlanceTable {
  organization_id: string
  name_folded: string
  town: string
  istat_code: string | null
  type_code: string
  completeness: number
  /** `-Infinity` where nobody ever confirmed it. */
  verified_at: Date | number
  fresh_until: Date | number
  state: RecordState
  langs: ColumnType<string[], string[], string[]>
  lang_count: number
  reachable: boolean
}

/** The verified mark; meanings are in `migrations/0011_glance.sql`. */
interface MarkTable {
  organization_id: string
  method: MarkMethod
  marked_on: string
  expires_on: string
  note: string | null
  by_id: string
  by_name: string
  marked_at: Date
  confirmed_before: Date | null
  confirmed_by_before: string | null
}
