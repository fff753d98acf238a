import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Services } from '../../cx.ts'
import { pace } from '../../pace/in-turn.ts'
import { type PackedAnswer, unpacked } from '../engine/packed-counts.ts'
import { NO_INDEX, type SearchIndex } from '../search-index.ts'
import { memoryFreer } from './free-memory.ts'
import { type IndexerThread, startIndexerThread } from './indexer-thread.ts'
import type { FromIndexer, Question } from './messages.ts'
import { createProgress, type Progress } from './progress.ts'
import { type Searchers, startSearchers } from './searchers.ts'

/** The search of a process, with its threads. */
export interface RunningSearch {
  index: SearchIndex
  /** Resolves once the index answers. */
  ready(): Promise<void>
  /** Makes the index anew from the documents; the one there is answers meanwhile. */
  rebuild(): void
  /** Ends the threads, after a snapshot file was written if it is worth it; at most 10 seconds. */
  stop(): Promise<void>
}

const MOST_SEARCHERS = 4

const NOT_RUNNING: RunningSearch = {
  index: NO_INDEX,
  ready: async () => {},
  rebuild: () => {},
  stop: async () => {},
}

/** Where the snapshot files of an installation are. */
export const searchFolder = (dataDir: string): string => join(dataDir, 'search')

/** Starts the index of the kinds that modules declare: one thread follows the database, others search. */
export function startSearch(
  { config, modules, log, metrics }: Services,
  connectionString: string,
): RunningSearch {
  const kinds = modules.searchKinds
  if (kinds.length === 0) return NOT_RUNNING
  let indexer: IndexerThread | undefined
  const progress = createProgress(kinds)
  const searchers = startSearchers({
    count: Math.max(1, Math.min(MOST_SEARCHERS, availableParallelism() - 1)),
    needsWhole: (to) => indexer?.tell({ do: 'whole', to }),
    failed: (message, error) => log.error({ err: error }, message),
    waited: metrics.searchWait,
  })
  const hear = (message: FromIndexer) => {
    if (message.tell === 'log') log[message.level]({ err: message.error }, message.message)
    pass(message, searchers)
    progress.hear(message)
  }
  indexer = startIndexerThread(
    { connectionString, kinds, folder: searchFolder(config.dataDir) },
    hear,
    (error) => log.error({ err: error }, 'search: the indexer failed'),
  )
  // A start throws away more than it keeps.
  const ready = progress.ready().then(() => memoryFreer()(Number.POSITIVE_INFINITY))
  let stopping: Promise<void> | undefined
  const stop = async () => {
    progress.hear({ tell: 'loading' })
    await indexer.stop()
    await searchers.stop()
  }
  return {
    index: searchIndex(searchers, progress, (ask) => indexer.tell({ do: 'follow', ask })),
    ready: () => ready,
    rebuild: () => indexer.tell({ do: 'rebuild' }),
    // A second time would wait for threads that are gone.
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

function pass(message: FromIndexer, searchers: Searchers): void {
  if (message.tell === 'whole') searchers.whole(message.to, message.whole)
  if (message.tell === 'change') searchers.change(message.changes)
  if (message.tell === 'loading') searchers.forget()
}

function searchIndex(searchers: Searchers, progress: Progress, follow: (ask: number) => void): SearchIndex {
  // The reader's answer to each question has the type that the index promises for it.
  const ask =
    <Answer>(question: Question) =>
    async (kind: string, ...given: readonly unknown[]) =>
      progress.usable()
        ? ((await pace.inTurn(await searchers.ask(question, kind, given))) as Answer | undefined)
        : undefined
  type Given<Name extends Question> = Awaited<ReturnType<SearchIndex[Name]>>
  const search = ask<PackedAnswer>('search')
  const list = ask<Given<'list'>>('list')
  return {
    search: async (query) => {
      const answer = await search(query.kind, query)
      return answer && unpacked(answer)
    },
    list: (query) => list(query.kind, query),
    howMany: ask<Given<'howMany'>>('howMany'),
    bestOf: ask<Given<'bestOf'>>('bestOf'),
    nearWords: ask<Given<'nearWords'>>('nearWords'),
    suggest: ask<Given<'suggest'>>('suggest'),
    settled: async (seq) => progress.usable() && (progress.has(seq) || progress.look(follow, seq)),
    state: progress.state,
  }
}
