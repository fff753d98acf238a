import type { ClientBase, QueryResultRow } from 'pg'

/**
 * Hands over the rows of a query in pieces, inside the caller's transaction; the next piece comes while one is being
 * worked on. Returns how many rows there were.
 */
export async function readPieces<Row extends QueryResultRow>(
  client: ClientBase,
  query: { text: string; values: readonly unknown[] },
  size: number,
  take: (rows: Row[]) => void,
): Promise<number> {
  await client.query(`declare pieces no scroll cursor for ${query.text}`, [...query.values])
  const fetch = () => client.query<Row>(`fetch ${size} from pieces`)
  let total = 0
  let coming = fetch()
  for (;;) {
    const { rows } = await coming
    total += rows.length
    if (rows.length === size) coming = fetch()
    take(rows)
    if (rows.length < size) break
  }
  await client.query('close pieces')
  return total
}

/** Runs what reads in one transaction that sees one state of the database, and changes nothing. */
export async function inOneSnapshot<T>(
  client: ClientBase,
  run: (position: string) => Promise<T>,
): Promise<T> {
  await client.query('begin isolation level repeatable read read only')
  try {
    const { rows } = await client.query<{ position: string }>(
      'select pg_current_snapshot()::text as position',
    )
    return await run(rows[0]?.position ?? '')
  } finally {
    await client.query('rollback')
  }
}
