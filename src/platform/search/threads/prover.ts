import pg, { type ClientBase } from 'pg'
import { addressed } from '../../db/addresses.ts'
import { type Change, type Followed, readChanges } from '../feed/read-changes.ts'
import { inOneSnapshot } from '../feed/read-pieces.ts'
import { readTotals } from '../feed/read-totals.ts'
import { exportSnapshot, seeSnapshot } from '../feed/shared-snapshot.ts'
import type { Collection } from './collection.ts'
import { ALL, totalsOf, wrongKinds } from './verify.ts'

type Collections = ReadonlyMap<string, Collection>

/** Compares all records with those of the database now and then, while following goes on. */
export interface Prover {
  /** The next comparison is at this moment, in milliseconds since 1970. */
  due(at: number): void
  /** Whether it is time; if so, what follows next should be followed by `follow`. */
  ready(): boolean
  /** Follows up to one state of the database, and begins to compare all records with what it has then. */
  follow(
    client: ClientBase,
    since: string,
    collections: Collections,
    take: (changes: readonly Change[]) => void,
  ): Promise<Followed>
  stop(): void
}

/** From one comparison to the next. */
export const PROVE_EVERY_MS = 86_400_000
const AFTER_FAILURE_MS = 600_000
const SILENT_MS = 15_000

/** A prover; it reads all rows over a connection of its own, so that nobody waits for it. */
export function createProver(
  connectionString: string,
  told: {
    /** There is a connection to prove over. */
    connected: () => void
    /** The records of these kinds are not those of the database. */
    wrong: (collections: Collections, kinds: readonly string[]) => void
    failed: (error: unknown) => void
  },
): Prover {
  let dueAt = Number.POSITIVE_INFINITY
  let other: pg.Client | undefined
  let connected = false
  const end = () => {
    const ending = other
    other = undefined
    connected = false
    void ending?.end().catch(() => {})
  }
  const failed = (error: unknown) => {
    if (!other) return
    end()
    dueAt = Date.now() + AFTER_FAILURE_MS
    told.failed(error)
  }
  const connect = () => {
    other = new pg.Client({
      ...addressed(connectionString),
      application_name: 'tessuto-search-proof',
      connectionTimeoutMillis: SILENT_MS,
    })
    other.on('error', failed)
    other.connect().then(() => {
      connected = true
      told.connected()
    }, failed)
  }
  const compare = async (
    proving: pg.Client,
    collections: Collections,
    found: ReturnType<typeof totalsOf>,
  ) => {
    try {
      const wrong = wrongKinds(found, await readTotals(proving))
      if (other === proving && wrong.length > 0) told.wrong(collections, wrong)
      if (other === proving) end()
    } catch (error) {
      failed(error)
    }
  }
  return {
    due: (at) => {
      dueAt = at
    },
    ready() {
      if (Date.now() < dueAt) return false
      if (!other) connect()
      return connected
    },
    async follow(client, since, collections, take) {
      const proving = other
      if (!proving) return readChanges(client, since, take)
      dueAt = Date.now() + PROVE_EVERY_MS
      connected = false
      try {
        return await inOneSnapshot(client, async () => {
          const followed = await readChanges(client, since, take, ALL)
          if (followed.lost) end()
          else {
            await seeSnapshot(proving, await exportSnapshot(client))
            void compare(proving, collections, totalsOf(collections))
          }
          return followed
        })
      } catch (error) {
        failed(error)
        throw error
      }
    },
    stop: end,
  }
}
