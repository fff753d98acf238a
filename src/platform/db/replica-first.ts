import type { PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { mayChange, onlyReads } from './read-only.ts'
import type { Replicas } from './replica.ts'

/** A connection that lets replicas answer what only reads, and goes to the primary for the rest; for one statement. */
export function replicaFirst(
  replicas: Replicas,
  connect: () => Promise<PostgresPoolClient>,
): PostgresPoolClient {
  const query = async (text: string, values?: readonly unknown[]) => {
    const answer = onlyReads(text) ? await replicas.ask(text, values) : undefined
    if (answer) return answer
    const primary = await connect()
    return primary.query(text, values ?? []).finally(() => primary.release())
  }
  return { query: query as PostgresPoolClient['query'], release: () => {} }
}

/** Tells of each statement of a connection that may have changed something, before whoever sent it hears of its end. */
export const tellWrites =
  (wrote: () => void) =>
  (client: pg.ClientBase): void => {
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown
    Object.assign(client, {
      query: (...asked: unknown[]) => {
        const answer = query(...asked)
        const [text] = asked
        if (typeof text !== 'string' || !mayChange(text) || !(answer instanceof Promise)) return answer
        return answer.finally(wrote)
      },
    })
  }
