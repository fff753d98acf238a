declare module '../../platform/db/database.ts' {
  interface Database extends VisitsTables {}
}

/** How often organisations were shown; meanings are in `migrations/0001_visits.sql`. */
export interface VisitsTables {
  visit_count: VisitCountTable
  visit_words: VisitWordsTable
}

export interface VisitCountTable {
  organization_id: string
  day: string
  lang: string
  shown: string
  times: number
}

export interface VisitWordsTable {
  organization_id: string
  month: string
  lang: string
  folded: string
  text: string
  times: number
}
