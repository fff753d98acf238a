import type { ClientBase } from 'pg'
import { type Change, type Followed, readChanges } from '../feed/read-changes.ts'
import { inOneSnapshot } from '../feed/read-pieces.ts'
import { readTotals } from '../feed/read-totals.ts'
import type { Collection } from './collection.ts'

/** What following came to, and the kinds whose records are not those of the database. */
export interface Verified extends Followed {
  wrong: readonly string[]
}

/** However many changes there are, they are read at once: the totals must be of the same state. */
const ALL = 100_000_000

/** Follows up to one state of the database and compares all records with what it has then. */
export function followAndVerify(
  client: ClientBase,
  since: string,
  collections: ReadonlyMap<string, Collection>,
  take: (changes: readonly Change[]) => void,
): Promise<Verified> {
  return inOneSnapshot(client, async () => {
    const followed = await readChanges(client, since, take, ALL)
    if (followed.lost) return { ...followed, wrong: [] }
    const there = await readTotals(client)
    const wrong = [...collections].filter(([kind, collection]) => {
      const { records, seqs } = there.get(kind) ?? { records: 0, seqs: 0 }
      const found = collection.totals()
      return found.records !== records || found.seqs !== seqs
    })
    return { ...followed, wrong: wrong.map(([kind]) => kind) }
  })
}
