import type { ClientBase } from 'pg'
import { databaseIdentity } from '../feed/database-identity.ts'
import { readTotals } from '../feed/read-totals.ts'
import { loadIndex, makerOf, savedFiles } from '../feed/saved-index.ts'
import type { SearchKind } from '../kind.ts'
import { createCollection } from './collection.ts'
import { followAndVerify } from './verify.ts'

/** The snapshot file of a data folder beside the database. */
export interface SavedCompared {
  /** `none` there is, `unusable` by this program on this database, or `usable`. */
  file: 'none' | 'unusable' | 'usable'
  /** Changes that are not yet in the file. */
  behind: number
  kinds: readonly { kind: string; toBeFound: number; same: boolean }[]
}

/** Reads the newest file, brings it up to date in memory and compares all records with those of the database. */
export async function compareSaved(
  client: ClientBase,
  folder: string,
  kinds: readonly SearchKind[],
): Promise<SavedCompared> {
  const there = await readTotals(client)
  const saved = await loadIndex(client, folder, makerOf(kinds), await databaseIdentity(client))
  const collections = new Map(
    kinds.map((kind) => {
      const parts = saved?.collections.find((one) => one.kind === kind.name)?.parts ?? []
      return [kind.name, createCollection(kind, parts, () => -1)]
    }),
  )
  let behind = 0
  const verified =
    saved &&
    (await followAndVerify(client, saved.position, collections, (changes) => {
      behind += changes.length
      for (const [kind, ofKind] of Map.groupBy(changes, (change) => change.kind))
        collections.get(kind)?.change(ofKind)
    }))
  const usable = verified !== undefined && !verified.lost
  return {
    file: usable ? 'usable' : (await savedFiles(folder)).length > 0 ? 'unusable' : 'none',
    behind,
    kinds: kinds.map(({ name }) => ({
      kind: name,
      toBeFound: there.get(name)?.records ?? 0,
      same: !usable || !verified.wrong.includes(name),
    })),
  }
}
