import type { ClientBase } from 'pg'
import { type Change, type Followed, readChanges } from '../feed/read-changes.ts'
import { inOneSnapshot } from '../feed/read-pieces.ts'
import { readTotals, type Totals } from '../feed/read-totals.ts'
import type { Collection } from './collection.ts'

/** What following came to, and the kinds whose records are not those of the database. */
export interface Verified extends Followed {
  wrong: readonly string[]
}

/** However many changes there are, they are read at once: the totals must be of the same state. */
export const ALL = 100_000_000

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
    return { ...followed, wrong: wrongKinds(totalsOf(collections), await readTotals(client)) }
  })
}

/** What the records of each kind come to in the index. */
export const totalsOf = (collections: ReadonlyMap<string, Collection>): ReadonlyMap<string, Totals> =>
  new Map([...collections].map(([kind, collection]) => [kind, collection.totals()]))

/** The kinds whose records in the index are not those of the database, both in one state. */
export const wrongKinds = (
  found: ReadonlyMap<string, Totals>,
  there: ReadonlyMap<string, Totals>,
): readonly string[] =>
  [...found].flatMap(([kind, { records, seqs }]) => {
    const right = there.get(kind) ?? { records: 0, seqs: 0 }
    return records === right.records && seqs === right.seqs ? [] : [kind]
  })
