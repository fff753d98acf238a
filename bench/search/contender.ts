import { CODED_KEYS, type Count, type SearchRequest } from '../../src/modules/directory/search/search.ts'

/** What an engine must give: how many there are, the counts of each key, and the cards of the first page. */
export interface Given {
  total: number
  /** By key, the commonest first: as if that key were not chosen. */
  counts: Readonly<Record<(typeof KEYS)[number], readonly Count[]>>
  wheelchair: number
  free: number
  cards: number
}

/** What every engine counts. */
export const KEYS = [...CODED_KEYS, 'language'] as const

/** A search engine in the comparison. */
export interface Contender {
  answer(request: SearchRequest): Promise<Given>
  /** What completes what is typed. */
  suggest?(text: string): Promise<unknown>
  /** Size of its arrays in memory, where it knows. */
  bytes?(): number
  stop?(): Promise<void>
}
