import type { IndexAnswer, IndexQuery, IndexSuggestions, NearWord, QueryTerm } from './query.ts'

/**
 * The index of this process: kept up with the database, searched in threads of its own. Every answer is `undefined`
 * while there is no index to give it (it is loading, or this process has none): the caller then asks the database.
 */
export interface SearchIndex {
  search(query: IndexQuery): Promise<IndexAnswer | undefined>
  /** The ids of all the records found, in order. */
  list(query: IndexQuery): Promise<readonly string[] | undefined>
  /** For each list of terms, how many records that are not hidden have all of them, whatever else is asked. */
  howMany(kind: string, asked: readonly (readonly QueryTerm[])[]): Promise<readonly number[] | undefined>
  /** Which of these questions a record that is not hidden answers best, with more than this score; -1 when none does. */
  bestOf(kind: string, asked: readonly Handicapped[], least: number): Promise<number | undefined>
  /** For each word, the words of the index near to it: nearest first, then commonest. */
  nearWords(kind: string, words: readonly AskedWord[]): Promise<readonly (readonly NearWord[])[] | undefined>
  /** What the beginning of a question may become: at most so many records and offers. */
  suggest(
    kind: string,
    text: string,
    most: { records: number; offers: number },
  ): Promise<IndexSuggestions | undefined>
  /** Waits, at most 200 ms, until everything written up to this sequence number is found; false when it is not yet. */
  settled(seq: number): Promise<boolean>
  /** How each kind is doing in this process. */
  state(): readonly IndexState[]
}

/** One kind of records in the index of this process. */
export interface IndexState {
  kind: string
  /** Until it is, the database answers. */
  ready: boolean
  records: number
  segments: number
  /** Size of the segments in memory. */
  bytes: number
  /** Seconds since the index last had all that the database has; undefined before the first time. */
  lag: number | undefined
}

export interface AskedWord {
  word: string
  /** What is typed may be the beginning of a word. */
  prefix: boolean
  /** Errors forgiven. */
  most: number
}

/** Terms that a record must have, and what is taken away from its score before it is compared. */
export interface Handicapped {
  terms: readonly QueryTerm[]
  handicap: number
}

/** A process without an index. */
export const NO_INDEX: SearchIndex = {
  search: async () => undefined,
  list: async () => undefined,
  howMany: async () => undefined,
  bestOf: async () => undefined,
  nearWords: async () => undefined,
  suggest: async () => undefined,
  settled: async () => false,
  state: () => [],
}
