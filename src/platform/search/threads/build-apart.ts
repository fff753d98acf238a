import { availableParallelism } from 'node:os'
import pg from 'pg'
import { addressed } from '../../db/addresses.ts'
import { noneDeleted, type Part } from '../engine/segment.ts'
import { databaseIdentity } from '../feed/database-identity.ts'
import { inOneSnapshot } from '../feed/read-pieces.ts'
import { exportSnapshot } from '../feed/shared-snapshot.ts'
import type { IndexerData } from './messages.ts'
import { type RunningErrand, runErrand } from './run-errand.ts'

/** An index as it was at a position, before it follows. */
export interface Begun {
  position: string
  identity: string | undefined
  fromFile: boolean
  collections: readonly { kind: string; parts: readonly Part[] }[]
}

/** Threads that build at once: more would need more memory than a small machine has. */
const BUILDERS = Math.min(2, availableParallelism())

/** Makes the index from all documents of one state of the database, in threads of their own. */
export function buildApart(data: IndexerData): { done: Promise<Begun>; stop(): void } {
  const { connectionString } = data
  const client = new pg.Client({ ...addressed(connectionString), application_name: 'tessuto-search-build' })
  const errands: RunningErrand[] = []
  let stopped = false
  const stop = () => {
    stopped = true
    for (const errand of errands) errand.stop()
  }
  client.on('error', stop)
  const build = async (): Promise<Begun> => {
    try {
      await client.connect()
      const identity = await databaseIdentity(client)
      return await inOneSnapshot(client, async (position) => {
        const snapshot = await exportSnapshot(client)
        if (stopped) throw new Error('stopped')
        for (let number = 0; number < BUILDERS; number++)
          errands.push(runErrand({ errand: 'build', ...data, share: { snapshot, number, of: BUILDERS } }))
        return { position, identity, fromFile: false, collections: await gather(data, errands) }
      })
    } catch (error) {
      stop()
      throw error
    } finally {
      void client.end().catch(() => {})
    }
  }
  return { done: build(), stop }
}

async function gather(
  { kinds }: IndexerData,
  errands: readonly RunningErrand[],
): Promise<Begun['collections']> {
  const made = (await Promise.all(errands.map(({ done }) => done))).flat()
  return kinds.map(({ name }) => ({
    kind: name,
    parts: made
      .filter(({ kind }) => kind === name)
      .map(({ segment }) => ({ segment, deleted: noneDeleted(segment.records) })),
  }))
}
