import type { Moment } from '../../platform/db/tables.ts'

declare module '../../platform/db/database.ts' {
  interface Database extends PortalTables {}
}

/** The portal's tables; meanings are in `migrations/`. */
export interface PortalTables {
  page_feedback: PageFeedbackTable
}

interface PageFeedbackTable {
  id: string
  page: string
  lang: string
  rating: number
  reason: string | null
  details: string | null
  created_at: Moment
}
