import type { ClientBase } from 'pg'
import { FORGET } from '../documents.ts'
import type { IndexChange } from '../engine/reader.ts'
import { databaseIdentity } from '../feed/database-identity.ts'
import { type Change, planChangesOnce, readChanges } from '../feed/read-changes.ts'
import { loadIndex, makerOf } from '../feed/saved-index.ts'
import { type Alarm, createAlarm } from './alarm.ts'
import { type Begun, buildApart } from './build-apart.ts'
import { type Collection, createCollection } from './collection.ts'
import { memoryFreer } from './free-memory.ts'
import { createMerger, type Merger } from './merger.ts'
import type { FromIndexer, IndexerData, KindChange, Whole } from './messages.ts'
import { createProver, PROVE_EVERY_MS, type Prover } from './prover.ts'
import { createSaver, type Saver } from './saver.ts'
import { warmUp } from './warm-up.ts'

/** Follows the database, keeps the segments and tells the searchers what they must do to have the same. */
export interface Indexer {
  data: IndexerData
  tell: (message: FromIndexer) => void
  /** Rung when there may be something to do. */
  alarm: Alarm
  stopped: boolean
  /** Questions whether the index is up to date. */
  asks: number[]
  /** By kind; undefined until there is an index. */
  collections: ReadonlyMap<string, Collection> | undefined
  position: string
  /** Of the database followed; undefined where none can be known. */
  identity: string | undefined
  /** An index that was read or made, to be used next. */
  begun: Begun | undefined
  building: { stop(): void } | undefined
  merger: Merger
  merging: NodeJS.Timeout | undefined
  saver: Saver
  prover: Prover
  /** The highest number of a segment. */
  lastId: number
  /** Made once: a function made where an index is taken over would keep that index for ever. */
  newId: () => number
  /** Told of the records of segments that went. */
  free: (records: number) => void
}

/** Longest time until a change is seen, in milliseconds, when no notification comes. */
const POLL_MS = 500
const AFTER_FAILURE_MS = 5_000
const PROVE_FILE_MS = 3_000
const MERGE_AFTER_MS = 25
/** Of more changes at once, the numbers are not told one by one. */
const MOST_SEQS = 1_000

/** An indexer that has not begun; `followDatabase` makes it work. */
export function createIndexer(data: IndexerData, tell: (message: FromIndexer) => void): Indexer {
  const newId = () => ++indexer.lastId
  const indexer: Indexer = {
    data,
    tell,
    alarm: createAlarm(),
    stopped: false,
    asks: [],
    collections: undefined,
    position: '',
    identity: undefined,
    begun: undefined,
    building: undefined,
    merging: undefined,
    lastId: 0,
    newId,
    free: memoryFreer(),
    prover: createProver(data.connectionString, {
      connected: () => indexer.alarm.ring(),
      wrong: (collections, kinds) => startAnew(indexer, collections, kinds),
      failed: (error) => tell({ tell: 'log', level: 'warn', message: 'search: not compared', error }),
    }),
    merger: createMerger({
      newId,
      merged: (collection, change) => {
        tellChange(indexer, [{ kind: collection.kind.name, change }])
        indexer.free(change.add.reduce((sum, { records }) => sum + records, 0))
      },
      inUse: (collection) => indexer.collections?.get(collection.kind.name) === collection,
      failed: (error) => tell({ tell: 'log', level: 'error', message: 'search: merge failed', error }),
    }),
    saver: createSaver(data.folder, makerOf(data.kinds), {
      tell,
      written: () => indexer.free(Number.POSITIVE_INFINITY),
    }),
  }
  return indexer
}

/** Follows over one connection until it breaks (it then throws) or the indexer is stopped. */
export async function followDatabase(indexer: Indexer, client: ClientBase): Promise<void> {
  await recognise(indexer, client)
  await planChangesOnce(client)
  // Refused on a standby: the regular look remains.
  await client.query('listen search').catch(() => {})
  while (!indexer.stopped) {
    if (indexer.begun) await adopt(indexer, client, indexer.begun)
    if (indexer.collections) await followOnce(indexer, client, indexer.collections)
    else if (!indexer.building) rebuild(indexer)
    await indexer.alarm.wait(POLL_MS)
  }
  await indexer.saver.atEnd(client, indexer)
}

/** Makes all anew from the documents; what there is answers until then. */
export function rebuild(indexer: Indexer): void {
  if (indexer.building || indexer.stopped) return
  const building = buildApart(indexer.data)
  indexer.building = building
  building.done
    .then((begun) => {
      indexer.begun = begun
      indexer.building = undefined
      indexer.alarm.ring()
    })
    .catch((error: unknown) => {
      if (indexer.stopped) return
      indexer.tell({ tell: 'log', level: 'error', message: 'search: build failed', error })
      setTimeout(() => {
        indexer.building = undefined
      }, AFTER_FAILURE_MS).unref()
    })
}

/** Everything, as a searcher needs it that has nothing. */
export const wholeOf = (collections: Indexer['collections']): Whole =>
  [...(collections ?? new Map<string, Collection>()).values()].map((collection) => ({
    kind: collection.kind,
    parts: collection.parts(),
  }))

/** What is there is used only on the database it comes from; with nothing there, a file may help. */
async function recognise(indexer: Indexer, client: ClientBase): Promise<void> {
  const identity = await databaseIdentity(client)
  if (indexer.collections && indexer.identity === identity) return
  forget(indexer)
  indexer.identity = identity
  const saved = await loadIndex(client, indexer.data.folder, indexer.saver.maker, identity)
  indexer.begun = saved && { ...saved, fromFile: true }
}

function forget(indexer: Indexer): void {
  if (indexer.collections) indexer.tell({ tell: 'loading' })
  indexer.collections = undefined
}

/** Brings an index that was read or made up to date, and only then puts it in the place of the one there is. */
async function adopt(indexer: Indexer, client: ClientBase, begun: Begun): Promise<void> {
  indexer.begun = undefined
  if (begun.identity !== indexer.identity) return
  const collections = collectionsOf(indexer, begun)
  const since: KindChange[] = []
  const { position, lost } = await readChanges(client, begun.position, (changes) =>
    since.push(...changeAll(indexer, collections, changes)),
  )
  if (lost) return
  if (indexer.collections) indexer.free(Number.POSITIVE_INFINITY)
  indexer.collections = collections
  indexer.position = position
  indexer.saver.adopted(begun)
  indexer.saver.changed(since)
  // What was just made needs no proof; what a file says is proved once the start is over.
  indexer.prover.due(Date.now() + (begun.fromFile ? PROVE_FILE_MS : PROVE_EVERY_MS))
  indexer.tell({ tell: 'whole', to: 'all', whole: wholeOf(collections) })
  for (const collection of collections.values()) {
    const [largest] = collection.parts().sort((a, b) => b.segment.records - a.segment.records)
    if (largest) void warmUp(collection.kind, largest.segment, () => !indexer.stopped)
  }
}

function collectionsOf(indexer: Indexer, begun: Begun): ReadonlyMap<string, Collection> {
  for (const { parts } of begun.collections)
    for (const { segment } of parts) indexer.lastId = Math.max(indexer.lastId, segment.id)
  return new Map(
    indexer.data.kinds.map((kind) => {
      const parts = begun.collections.find((one) => one.kind === kind.name)?.parts ?? []
      return [kind.name, createCollection(kind, parts, indexer.newId)]
    }),
  )
}

async function followOnce(
  indexer: Indexer,
  client: ClientBase,
  collections: ReadonlyMap<string, Collection>,
): Promise<void> {
  const asks = indexer.asks.splice(0)
  const at = Date.now()
  const take = (changes: readonly Change[]) => {
    if (changes.length === 0) return
    const seqs = changes.length > MOST_SEQS ? [] : changes.map(({ seq }) => seq)
    tellChange(indexer, changeAll(indexer, collections, changes), seqs)
  }
  const { position, lost } = indexer.prover.ready()
    ? await indexer.prover.follow(client, indexer.position, collections, take)
    : await readChanges(client, indexer.position, take)
  if (lost) return forget(indexer)
  indexer.position = position
  const sizes = [...collections.values()].map((collection) => collection.size())
  indexer.tell({ tell: 'followed', asks, at, sizes })
  mergeSoon(indexer)
  await indexer.saver.look(client, indexer)
}

/** Not at once: a change that follows another closely would have to wait for the merge. */
function mergeSoon(indexer: Indexer): void {
  indexer.merging ??= setTimeout(() => {
    indexer.merging = undefined
    if (indexer.collections && !indexer.stopped) indexer.merger.look(indexer.collections.values())
  }, MERGE_AFTER_MS).unref()
}

/** An index whose records are not those of the database is made anew, unless it is not in use any more. */
function startAnew(indexer: Indexer, collections: Indexer['collections'], kinds: readonly string[]): void {
  if (indexer.collections !== collections) return
  const message = `search: not the records of the database, made anew: ${kinds.join(', ')}`
  indexer.tell({ tell: 'log', level: 'error', message })
  forget(indexer)
  indexer.alarm.ring()
}

function changeAll(
  { saver }: Indexer,
  collections: ReadonlyMap<string, Collection>,
  changes: readonly Change[],
): { kind: string; change: IndexChange }[] {
  const byKind = Map.groupBy(changes, ({ kind }) => kind)
  const changed = [...byKind].flatMap(([kind, ofKind]) => {
    const change = collections.get(kind)?.change(ofKind)
    return change ? [{ kind, change }] : []
  })
  if (byKind.has(FORGET)) {
    for (const collection of collections.values()) collection.forgetDeleted(Date.now())
    saver.hurry()
  }
  return changed
}

function tellChange(indexer: Indexer, changes: readonly KindChange[], seqs: readonly number[] = []): void {
  indexer.saver.changed(changes)
  indexer.tell({ tell: 'change', changes, seqs })
}
