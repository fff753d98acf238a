import { sql } from 'kysely'
import type pg from 'pg'

const MARK = '/* prepared */'

/** Begins a query that is asked so often that every connection keeps its plan: planning can cost more than reading. */
export const PREPARED = sql.raw(MARK)

const names = new Map<string, string>()

/** A name for each text: PostgreSQL refuses another text under the same name. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `prepared-${names.size}`
  names.set(text, name)
  return name
}

/** Makes a connection keep the plans of the queries that ask for it; all others it plans each time. */
export function keepPlans(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...asked: unknown[]) => unknown
  Object.assign(client, {
    query: (text: unknown, ...rest: unknown[]) =>
      typeof text === 'string' && text.startsWith(MARK)
        ? query({ name: nameOf(text), text }, ...rest)
        : query(text, ...rest),
  })
}
