import { mergeSegments } from '../engine/merge-segments.ts'
import type { IndexChange } from '../engine/reader.ts'
import type { SavedPart } from '../feed/saved-index.ts'
import type { Collection } from './collection.ts'
import { type RunningErrand, runErrand } from './run-errand.ts'

/** Keeps the segments few: one merge at a time, the large ones in a thread of their own. */
export interface Merger {
  /** Begins what there is to do. */
  look(collections: Iterable<Collection>): void
  stop(): void
}

/** Up to so many records are merged on the spot: it takes milliseconds, a thread takes fifty to start. */
const SMALL = 512
const AFTER_FAILURE_MS = 60_000

export function createMerger(told: {
  newId: () => number
  merged: (collection: Collection, change: IndexChange) => void
  /** Whether a collection is still the one in use. */
  inUse: (collection: Collection) => boolean
  failed: (error: unknown) => void
}): Merger {
  let running: RunningErrand | undefined
  let notBefore = 0
  let stopped = false

  const apart = async (collection: Collection, parts: readonly SavedPart[]) => {
    const { kind } = collection
    running = runErrand({ errand: 'merge', kind, id: told.newId(), parts })
    try {
      for (const { segment } of await running.done)
        if (told.inUse(collection)) told.merged(collection, collection.merged(parts, segment))
    } catch (error) {
      if (stopped) return
      notBefore = Date.now() + AFTER_FAILURE_MS
      told.failed(error)
    } finally {
      running = undefined
    }
  }

  return {
    look(collections) {
      const now = Date.now()
      if (running || now < notBefore) return
      for (const collection of collections) {
        for (let parts = collection.mergeable(now); parts; parts = collection.mergeable(now)) {
          if (parts.reduce((sum, { segment }) => sum + segment.records, 0) > SMALL)
            return void apart(collection, parts)
          const segment = mergeSegments(collection.kind, told.newId(), parts)
          told.merged(collection, collection.merged(parts, segment))
        }
      }
    },
    stop() {
      stopped = true
      running?.stop()
    },
  }
}
