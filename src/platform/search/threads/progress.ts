import type { SearchKind } from '../kind.ts'
import type { IndexState } from '../search-index.ts'
import type { FromIndexer, KindSize } from './messages.ts'

/** How far the index of this process is. */
export interface Progress {
  hear(message: FromIndexer): void
  ready(): Promise<void>
  /** There is an index, and it follows. */
  usable(): boolean
  state(): IndexState[]
  /** Whether a change is in the index for sure. */
  has(seq: number): boolean
  /** Asks the indexer to look now; true once it told the change, or all that it found; false after 200 ms. */
  look(ask: (number: number) => void, seq: number): Promise<boolean>
}

const PATIENCE_MS = 200
/** An index that has heard nothing of the database for so long is not asked. */
const STALE_MS = 30_000
const MOST_SEEN = 10_000

export function createProgress(kinds: readonly SearchKind[]): Progress {
  const asked = new Map<number, { seq: number; end: () => void }>()
  const seen = new Set<number>()
  const first = Promise.withResolvers<void>()
  let asks = 0
  let loaded = false
  let followedAt: number | undefined
  let sizes: readonly KindSize[] = []

  const usable = () => loaded && followedAt !== undefined && Date.now() - followedAt < STALE_MS
  const see = (seqs: readonly number[]) => {
    for (const seq of seqs) seen.add(seq)
    if (seqs.length > 0) for (const { seq, end } of asked.values()) if (seen.has(seq)) end()
    for (const seq of seen) {
      if (seen.size <= MOST_SEEN) return
      seen.delete(seq)
    }
  }
  const hear = (message: FromIndexer) => {
    if (message.tell === 'whole') loaded = true
    if (message.tell === 'change') see(message.seqs)
    if (message.tell === 'loading') {
      loaded = false
      seen.clear()
    }
    if (message.tell !== 'followed') return
    followedAt = message.at
    sizes = message.sizes
    if (loaded) first.resolve()
    for (const ask of message.asks) asked.get(ask)?.end()
  }
  return {
    hear,
    ready: () => first.promise,
    usable,
    state: () => kinds.map(({ name }) => stateOf(name, usable(), sizes, followedAt)),
    has: (seq) => seen.has(seq),
    look: (ask, seq) =>
      new Promise((resolve) => {
        const number = ++asks
        const end = (done: boolean) => {
          clearTimeout(late)
          asked.delete(number)
          if (done) see([seq])
          resolve(done)
        }
        const late = setTimeout(() => end(false), PATIENCE_MS)
        asked.set(number, { seq, end: () => end(true) })
        ask(number)
      }),
  }
}

function stateOf(
  kind: string,
  ready: boolean,
  sizes: readonly KindSize[],
  followedAt: number | undefined,
): IndexState {
  const { records, segments, bytes } = sizes.find((size) => size.kind === kind) ?? {
    records: 0,
    segments: 0,
    bytes: 0,
  }
  const lag = followedAt === undefined ? undefined : (Date.now() - followedAt) / 1_000
  return { kind, ready, records, segments, bytes, lag }
}
