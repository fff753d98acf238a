import type { IndexChange } from '../engine/reader.ts'
import type { Part, Segment } from '../engine/segment.ts'
import type { Share } from '../feed/build-share.ts'
import type { SearchKind } from '../kind.ts'

/** What the indexer is started with. */
export interface IndexerData {
  connectionString: string
  kinds: readonly SearchKind[]
  /** Of the snapshot files. */
  folder: string
}

export type ToIndexer =
  /** Look at the database now, and say so with `followed` once it was told to everybody. */
  | { do: 'follow'; ask: number }
  /** Tell one searcher, or all of them, everything. */
  | { do: 'whole'; to: number }
  | { do: 'rebuild' }
  | { do: 'stop' }

export type FromIndexer =
  | { tell: 'whole'; to: number | 'all'; whole: Whole }
  | { tell: 'change'; changes: readonly KindChange[]; seqs: readonly number[] }
  /** All that the database had at this moment was told. */
  | { tell: 'followed'; asks: readonly number[]; at: number; sizes: readonly KindSize[] }
  /** What was told is not to be used any more: the whole will come. */
  | { tell: 'loading' }
  | { tell: 'log'; level: 'info' | 'warn' | 'error'; message: string; error?: unknown }

/** The index in one piece. */
export type Whole = readonly { kind: SearchKind; parts: readonly Part[] }[]

/** One step of the index of one kind. */
export interface KindChange {
  kind: string
  change: IndexChange
}

export interface KindSize {
  kind: string
  records: number
  segments: number
  bytes: number
}

/** What a searcher can be asked; each takes what the reader's function of that name takes. */
export type Question = 'search' | 'list' | 'howMany' | 'bestOf' | 'nearWords' | 'suggest'

export type ToSearcher =
  | { do: 'whole'; whole: Whole }
  | { do: 'change'; changes: readonly KindChange[] }
  | { do: 'answer'; ask: number; kind: string; question: Question; given: readonly unknown[] }

export type FromSearcher = { ask: number; answer: unknown } | { ask: number; failed: unknown }

/** Work that is done apart, in a thread that then ends. */
export type Errand =
  | { errand: 'build'; connectionString: string; kinds: readonly SearchKind[]; share: Share }
  | { errand: 'merge'; kind: SearchKind; id: number; parts: readonly Part[] }

/** What an errand made. */
export interface Made {
  kind: string
  segment: Segment
}
