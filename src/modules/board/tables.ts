import type { ColumnType, Generated } from 'kysely'
import type { Lang } from '../../platform/i18n/languages.ts'

declare module '../../platform/db/database.ts' {
  interface Database {
    waiting_item: WaitingItemTable
  }
}

/** What waits for the staff; meanings are in `migrations/0001_waiting.sql`. */
interface WaitingItemTable {
  kind: string
  id: string
  title: string
  lang: Lang
  organization_id: string | null
  territories: ColumnType<string[], string[], string[]>
  submitted_by: string | null
  submitted_name: string | null
  since: Date
  published: Generated<boolean>
  settled_at: Date | null
  settled_by: string | null
}
