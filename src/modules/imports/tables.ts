import type { Generated } from 'kysely'
import type { Json, Moment } from '../../platform/db/tables.ts'
import type { FileDamage } from './damaged-text.ts'
import type { Note } from './draft.ts'
import type { Mapping } from './fields.ts'
import type { Outcome } from './outcome.ts'
import type { TableFormat } from './read-table.ts'

declare module '../../platform/db/database.ts' {
  interface Database extends ImportTables {}
}

/** The tables of imports; meanings are in `migrations/0001_import.sql`. */
export interface ImportTables {
  import_mapping: ImportMappingTable
  import_batch: ImportBatchTable
  import_row: ImportRowTable
}

/** Where an import stands. */
export type BatchState =
  | 'staging'
  | 'mapping'
  | 'checking'
  | 'checked'
  | 'applying'
  | 'applied'
  | 'undoing'
  | 'undone'
  | 'failed'

interface ImportMappingTable {
  source: string
  header_key: string
  mapping: Json<Mapping>
  updated_at: Moment
}

interface ImportBatchTable {
  id: string
  source: string
  authority: 'register' | 'import'
  scope: string[] | null
  file_name: string
  file_hash: string
  format: Json<TableFormat>
  header: Json<string[]>
  mapping: Json<Mapping>
  state: Generated<BatchState>
  rows_read: Generated<number>
  done_rows: Generated<number>
  damage: Json<FileDamage>
  error: string | null
  created_by: string
  created_at: Moment
  finished_at: Date | null
  forgotten_at: Date | null
}

interface ImportRowTable {
  batch_id: string
  row_number: number
  cells: Json<string[]> | null
  outcome: Outcome | null
  match_method: 'identifier' | 'name' | 'decision' | null
  organization_id: string | null
  candidates: Json<{ organizationId: string; score: number }[]> | null
  decision: string | null
  notes: Json<Note[]>
  undo: Json<unknown> | null
  applied: Generated<boolean>
  undo_kept: Json<unknown> | null
}
