import type { ClientBase } from 'pg'
import { addMark, type SavedIndex, saveIndex } from '../feed/saved-index.ts'
import type { Begun } from './build-apart.ts'
import type { Collection } from './collection.ts'
import type { FromIndexer, KindChange } from './messages.ts'

/** What there is to be kept. */
interface Kept {
  collections: ReadonlyMap<string, Collection> | undefined
  position: string
  identity: string | undefined
}

/** Writes snapshot files in the background. */
export interface Saver {
  maker: string
  /** Another index is in use. */
  adopted(begun: Begun): void
  changed(changes: readonly KindChange[]): void
  /** The next file is not waited for longer than a merge that is due. */
  hurry(): void
  /** Begins a file when it is due; resolves before it is written. */
  look(client: ClientBase, kept: Kept): Promise<void>
  /** Writes one when it is worth it, and waits for it. */
  atEnd(client: ClientBase, kept: Kept): Promise<void>
}

const EVERY_MS = 600_000
/** A merge that is due and does not come about is waited for no longer. */
const LONGEST_MS = 3_600_000
/**
 * With fewer changes since the last file, none is written at the end: they are quickly read again. Unless something was
 * deleted, for its words are in the file.
 */
const WORTH_SAVING = 1_000

/** A file holds on to the segments that are written to it: `written` may free those that went meanwhile. */
export function createSaver(
  folder: string,
  maker: string,
  told: { tell: (message: FromIndexer) => void; written: () => void },
): Saver {
  let unsaved = 0
  let worn = false
  let hurried = false
  let savedAt = 0
  let saving: Promise<void> = Promise.resolve()
  let busy = false

  const save = async (client: ClientBase, { collections, position, identity }: Kept) => {
    if (busy || !collections || !identity) return
    busy = true
    unsaved = 0
    worn = false
    hurried &&= willMerge({ collections })
    savedAt = Date.now()
    const parts = [...collections].map(([kind, collection]) => ({ kind, parts: collection.parts() }))
    const mark = await addMark(client, position).catch((error: unknown) => {
      busy = false
      throw error
    })
    const index: SavedIndex = { maker, identity, mark, position, collections: parts }
    saving = saveIndex(folder, index)
      .catch((error: unknown) =>
        told.tell({ tell: 'log', level: 'warn', message: 'search: snapshot file not written', error }),
      )
      .finally(() => {
        busy = false
        told.written()
      })
  }

  return {
    maker,
    adopted(begun) {
      unsaved = begun.fromFile ? 0 : WORTH_SAVING + 1
      worn = false
      savedAt = begun.fromFile ? Date.now() : 0
    },
    changed(changes) {
      for (const { change } of changes) {
        unsaved += change.remove.length + change.add.reduce((sum, { records }) => sum + records, 0)
        worn ||= change.remove.length > 0 || change.deleted.some(({ records }) => records.length > 0)
      }
    },
    hurry() {
      hurried = true
    },
    async look(client, kept) {
      const since = Date.now() - savedAt
      if (!(unsaved > 0 || worn) || (since < EVERY_MS && !hurried)) return
      if (since > LONGEST_MS || !willMerge(kept)) await save(client, kept)
    },
    async atEnd(client, kept) {
      await saving
      if (unsaved > WORTH_SAVING || worn) await save(client, kept)
      await saving
    },
  }
}

/** Segments that will soon be one are not worth a file, nor memory for as long as it takes to write them. */
const willMerge = ({ collections }: Pick<Kept, 'collections'>): boolean =>
  [...(collections?.values() ?? [])].some((collection) => collection.mergeable(Date.now()) !== undefined)
