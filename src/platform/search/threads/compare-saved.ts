import type { ClientBase } from 'pg'
import { databaseIdentity } from '../feed/database-identity.ts'
import { type Change, readChanges } from '../feed/read-changes.ts'
import { inOneSnapshot } from '../feed/read-pieces.ts'
import { readTotals } from '../feed/read-totals.ts'
import { loadIndex, makerOf, savedFiles } from '../feed/saved-index.ts'
import type { SearchKind } from '../kind.ts'
import { createCollection } from './collection.ts'

/** The snapshot file of a data folder beside the database. */
export interface SavedCompared {
  /** `none` there is, `unusable` by this program on this database, or `usable`. */
  file: 'none' | 'unusable' | 'usable'
  /** Changes that are not yet in the file. */
  behind: number
  kinds: readonly { kind: string; toBeFound: number; same: boolean }[]
}

const ALL = 100_000_000

/** Reads the newest file, brings it up to date in memory and compares all records with those of the database. */
export function compareSaved(
  client: ClientBase,
  folder: string,
  kinds: readonly SearchKind[],
): Promise<SavedCompared> {
  return inOneSnapshot(client, async () => {
    const identity = await databaseIdentity(client)
    const saved = await loadIndex(client, folder, makerOf(kinds), identity)
    const changes: Change[] = []
    const lost =
      saved && (await readChanges(client, saved.position, (some) => changes.push(...some), ALL)).lost
    const usable = saved !== undefined && !lost
    const there = await readTotals(client)
    return {
      file: usable ? 'usable' : (await savedFiles(folder)).length > 0 ? 'unusable' : 'none',
      behind: changes.length,
      kinds: kinds.map((kind) => {
        const wanted = there.get(kind.name) ?? { records: 0, seqs: 0 }
        const parts = saved?.collections.find((one) => one.kind === kind.name)?.parts ?? []
        const collection = createCollection(kind, parts, () => -1)
        collection.change(changes.filter((change) => change.kind === kind.name))
        const found = collection.totals()
        const same = found.records === wanted.records && found.seqs === wanted.seqs
        return { kind: kind.name, toBeFound: wanted.records, same: !usable || same }
      }),
    }
  })
}
