/** One record as the search knows it: what its module stores in `search_document`, in the transaction of the change. */
export interface SearchDocument {
  /** What it is called: shown by suggestions, and the order by name. */
  title: string
  /** Last part of its address. */
  slug: string
  texts: readonly SearchText[]
  /** Codes by key. */
  codes: Readonly<Record<string, readonly string[]>>
  flags: readonly string[]
  /** WGS84 degrees of each place: latitude, longitude, latitude, longitude… */
  points: readonly number[]
  hours: readonly HoursSpan[]
  /** Names of what it offers, for suggestions: those of its services. */
  offers: readonly SearchText[]
  /** Seconds since 1970, or null. */
  verifiedAt: number | null
  /** Seconds since 1970. */
  freshAt: number
}

/** A piece of text; `field` is one of the kind's, `lang` an ISO 639-1 code or `und`. */
export interface SearchText {
  field: string
  lang: string
  text: string
}

/** One span of opening or closing. */
export interface HoursSpan {
  /** As RFC 5545 §3.3.10 names days: `MO`, `1SA`, `-1SU`; separated by commas. */
  days: string
  /** Minutes of the day, 0 to 1,440. Up to an earlier or the same minute means over midnight. */
  opens: number
  closes: number
  /** First and last day it holds, in days since 1970; null for no end. */
  from: number | null
  to: number | null
  /** Closed, not open. */
  closed: boolean
  /** Whether it holds on holidays too. */
  holidays: boolean
  /** Which of the doors of the record; 0 for all of them. A closure takes away from its own door, or from all. */
  door: number
}
