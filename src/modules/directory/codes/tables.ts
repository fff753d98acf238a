import type { Json } from '../../../platform/db/tables.ts'
import type { CodePlace } from './replace-code.ts'

declare module '../../../platform/db/database.ts' {
  interface Database {
    code_change: CodeChangeTable
    code_change_record: { change_id: string; organization_id: string; places: Json<CodePlace[]> }
  }
}

/** Codes retired by the staff; meanings are in `migrations/0014_code_changes.sql`. */
interface CodeChangeTable {
  id: string
  taxonomy: string
  code: string
  replacement: string | null
  at: Date
  by_name: string
  undone_at: Date | null
  undone_by: string | null
}
