import type { WordsTogether } from '../../../platform/search/query.ts'
/** The five keys with codes; each may be chosen many times: OR within a key, AND across keys. */
export const CODED_KEYS = ['type', 'area', 'sector', 'place', 'beneficiary'] as const
/** All the keys whose codes are counted. */
export const COUNTED_KEYS = [...CODED_KEYS, 'language'] as const
export type CodedKey = (typeof CODED_KEYS)[number]

/** Everything that narrows a search beside the free text. */
export const FILTER_KEYS = [
  ...CODED_KEYS,
  'language',
  'name',
  'near',
  'wheelchair',
  'free',
  'openNow',
] as const
export type FilterKey = (typeof FILTER_KEYS)[number]

export const SORTS = ['relevance', 'name', 'distance', 'freshness'] as const
export type Sort = (typeof SORTS)[number]

/** A place to start from, in WGS84 degrees. */
export interface Near {
  lat: number
  lon: number
}

/** What is asked of a search engine: every code is known, every number is in its range. */
export interface SearchRequest {
  /** Free text over everything; empty for all. */
  q: string
  /** Words of the name. */
  name: string
  type: readonly string[]
  area: readonly string[]
  sector: readonly string[]
  /** ISTAT codes of municipalities and ids of localities such as `100005-iolo`. */
  place: readonly string[]
  beneficiary: readonly string[]
  /** ISO 639-1 codes of the languages spoken. */
  language: readonly string[]
  near: Near | undefined
  /** Only with `near`: nothing farther than this. */
  withinKm: number | undefined
  wheelchair: boolean
  free: boolean
  openNow: boolean
  /** Bodies that have closed for good are shown only when asked for. */
  dissolved: boolean
  /** Search the words as they are typed, without corrections. */
  literal: boolean
  sort: Sort
  page: number
  pageSize: number
}

/** A search for everything, to be narrowed by spreading. */
export const EVERYTHING: SearchRequest = {
  q: '',
  name: '',
  type: [],
  area: [],
  sector: [],
  place: [],
  beneficiary: [],
  language: [],
  near: undefined,
  withinKm: undefined,
  wheelchair: false,
  free: false,
  openNow: false,
  dissolved: false,
  literal: false,
  sort: 'relevance',
  page: 1,
  pageSize: 20,
}

/** How many records have a code. */
export interface Count {
  code: string
  count: number
}

export type Facets = Record<CodedKey | 'language', readonly Count[]> & {
  wheelchair: number
  free: number
  openNow: number
}

/** One record found. */
export interface SearchHit {
  id: string
  /** Changes whenever anything a card shows may have changed. */
  stamp: number
  /** Kilometres from `near`, when both places are known. */
  km: number | undefined
  /** Whether some door is open at the moment asked; undefined when no hours are known. */
  open: boolean | undefined
}

export interface SearchAnswer {
  total: number
  /** The page given: the one asked, or the last one when there are fewer. */
  page: number
  hits: readonly SearchHit[]
  /** Counts of each key as if that key were not chosen. */
  facets: Facets
  /** The text with its typing errors corrected, when that is what was searched. */
  suggestion: string | undefined
  /** No record has all the words: these have the most of them. */
  relaxed: boolean
  /** Services that the words ask for in a place where nobody offers them. */
  notThere: NotThere | undefined
  /** How many there would be without each filter in use; given when nothing was found. */
  without: Partial<Record<FilterKey | 'q', number>>
  /** Beginnings of the words that matched, folded as `fold` does, for marking them. */
  marks: readonly string[]
  /** Folded words of the records that stood for words of the question. */
  matched: readonly string[]
  /** Words of which several stood for one, none alone. */
  together: readonly WordsTogether[]
  /** Codes that stood for words of the question, as `sector:mensa`, for marking what carries them. */
  codes: readonly string[]
}

export interface NotThere {
  place: string
  sectors: readonly string[]
  /** Nobody there even has the words: what is shown is who offers them nearest to it. */
  nearest: boolean
}

/** Answers searches over the public records. */
export interface SearchEngine {
  search(request: SearchRequest, now: Date): Promise<SearchAnswer>
  /** All the records found, in order, for exports. */
  list(request: SearchRequest, now: Date): Promise<readonly string[]>
}
