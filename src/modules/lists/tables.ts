import type { Generated } from 'kysely'

declare module '../../platform/db/database.ts' {
  interface Database {
    list_view: ListViewTable
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
