import type { ClientBase } from 'pg'

/** What all records of a kind come to; every change has a new number, so that equal totals mean the same records. */
export interface Totals {
  records: number
  /** Sum of the sequence numbers. */
  seqs: number
}

/** It reads the whole table, whatever the patience of the connection. */
const PATIENCE_MS = 300_000

/** The totals of what the database has to be found, by kind. */
export async function readTotals(client: ClientBase): Promise<ReadonlyMap<string, Totals>> {
  const query = {
    text: `select kind, count(*)::float8 as records, sum(seq)::float8 as seqs
      from search_document where document is not null group by kind`,
    query_timeout: PATIENCE_MS,
  }
  const { rows } = await client.query<Totals & { kind: string }>(query)
  return new Map(rows.map(({ kind, records, seqs }) => [kind, { records, seqs }]))
}
