import { noneDeleted, type Part } from '../engine/segment.ts'
import type { IndexerData } from './messages.ts'
import { type RunningErrand, runErrand } from './run-errand.ts'

/** An index as it was at a position, before it follows. */
export interface Begun {
  position: string
  identity: string | undefined
  fromFile: boolean
  collections: readonly { kind: string; parts: readonly Part[] }[]
}

/** Makes the index from all documents, in a thread of its own. */
export function buildApart({
  connectionString,
  kinds,
}: IndexerData): { done: Promise<Begun> } & Pick<RunningErrand, 'stop'> {
  const errand = runErrand({ errand: 'build', connectionString, kinds })
  const gather = async (): Promise<Begun> => {
    const parts = new Map<string, Part[]>(kinds.map(({ name }) => [name, []]))
    for (const message of await errand.done) {
      if ('built' in message)
        return {
          position: message.built,
          identity: message.identity,
          fromFile: false,
          collections: [...parts].map(([kind, made]) => ({ kind, parts: made })),
        }
      const { made, segment } = message
      parts.get(made)?.push({ segment, deleted: noneDeleted(segment.records) })
    }
    throw new Error('it ended without telling its position')
  }
  return { done: gather(), stop: errand.stop }
}
