declare module '../../platform/db/database.ts' {
  interface Database {
    hsds_page_plan: PagePlanTable
  }
}

/** Where the pages of a list end; nothing personal. */
export interface PagePlanTable {
  id: string
  list: string
  total: number
  ends: string[]
  used_at: Date
}
