import type { SearchText } from './document.ts'

/** What is asked of the index, once the words are understood. Plain data: it crosses threads. */
export interface IndexQuery {
  kind: string
  /** Every one must be found, but for the optional ones. */
  terms: readonly QueryTerm[]
  /** The question as it was typed, to know a name that is just that; '' when there is none. */
  asked: string
  /** Terms that must be found in the first field (the name). A filter, like `codes`. */
  nameTerms: readonly QueryTerm[]
  /** Codes by key: one of them at least within a key, all the keys together. */
  codes: Readonly<Record<string, readonly string[]>>
  /** Flags a record must have. */
  flags: readonly string[]
  /** Hidden flags that do not hide. */
  shown: readonly string[]
  /** Only what is open at the moment. */
  open: boolean
  moment: Moment
  near: { lat: number; lon: number } | undefined
  /** What being at that place is worth beside the score of the words, which is at most about 11. */
  nearness: number
  /** Only with `near`: nothing farther than this. */
  withinKm: number | undefined
  /** With `withinKm`, the key whose codes and the distance are one filter: in the place, or that near. */
  nearKey: string | undefined
  /** When no record has all the terms, take those with the most of them. */
  relax: boolean
  sort: 'relevance' | 'name' | 'distance' | 'freshness'
  page: number
  pageSize: number
  /** Seconds since 1970: verified within 12 months or fresh within 24 come first among equals. */
  now: number
}

/** One word of a question. */
export interface QueryTerm {
  /** The word, folded. */
  word: string
  /** Good to find, but not needed. */
  optional: boolean
  /**
   * What it counts for when no record has all the terms: those with the most win, and never with less than the
   * weightiest term counts.
   */
  weight: number
  /** What may stand for it, whichever a record has. */
  alternatives: readonly Alternative[]
}

/** All the atoms together stand for the term. */
export interface Alternative {
  atoms: readonly Atom[]
  /** From 0 to 1: 1 for the word itself, less for what only means it; a code may have up to 1.6, see `term-lists.ts`. */
  quality: number
}

export type Atom =
  /** A folded word, as it is written. */
  | { as: 'word'; text: string }
  /** The beginning of a word. */
  | { as: 'prefix'; text: string }
  /** All words with the stem of this one, in any language of its script. */
  | { as: 'stem'; text: string }
  /** A code of a key. */
  | { as: 'code'; key: string; text: string }

/** A moment as opening hours speak of it, in the time of the territory. */
export interface Moment {
  /** Minutes of the day. */
  minutes: number
  today: MomentDay
  /** Whose night may still be open. */
  yesterday: MomentDay
}

export interface MomentDay {
  /** Days since 1970. */
  date: number
  /** How `days` of a span may name it: `SA`, `3SA`, `-2SA`. */
  names: readonly string[]
  holiday: boolean
}

export interface IndexHit {
  id: string
  /** Sequence number of the change its document comes from. */
  seq: number
  km: number | undefined
  /** Undefined when it gave no hours. */
  open: boolean | undefined
}

export interface IndexCount {
  code: string
  count: number
}

export interface IndexAnswer {
  total: number
  /** The page given: the one asked, or the last one when there are fewer. */
  page: number
  hits: readonly IndexHit[]
  /** By key, the commonest first, then by code: as if that key were not chosen. */
  counts: Readonly<Record<string, readonly IndexCount[]>>
  /** By flag of the kind, as if that flag were not asked. */
  flags: Readonly<Record<string, number>>
  open: number
  /** Records with the words, whatever the filters. */
  havingWords: number
  /** When `relax` was needed and done. */
  relaxed: boolean
  /** How many there would be without each filter in use: keys, flags, `name`, `near`, `open`. */
  without: Readonly<Record<string, number>>
  /** Folded words of the records that stood for the terms, other than the words themselves; at most 50. */
  matched: readonly string[]
  /** Those of which several stood for a term, none alone. */
  together: readonly WordsTogether[]
}

/** For each of the words that say something together, the forms that records have of it, folded. */
export type WordsTogether = readonly (readonly string[])[]

/** Words of the index near to one that was typed. */
export interface NearWord {
  word: string
  /** Typing errors; a transposition is one. */
  errors: number
  /** Records that have it. */
  records: number
}

/** What suggestions find for the beginning of a question. */
export interface IndexSuggestion {
  id: string
  title: string
  slug: string
}
/** `records`: how many have it, those withdrawn lately included; good for an order. */
export type OfferSuggestion = Pick<SearchText, 'text' | 'lang'> & { records: number }
export interface IndexSuggestions {
  /** Records whose name has all the words, the last one perhaps only begun; the best first. */
  records: readonly IndexSuggestion[]
  /** Offers with words that begin so, the commonest first. */
  offers: readonly OfferSuggestion[]
}
