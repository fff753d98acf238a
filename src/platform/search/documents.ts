import { sql } from 'kysely'
import type { DbOrTx } from '../db/database.ts'
import { newId } from '../ids.ts'
import type { SearchDocument } from './document.ts'

/** A record that changed: its document, or null when it must not be found any more. */
export interface ChangedDocument {
  id: string
  document: SearchDocument | null
}

/** Among the changes: no record, but that the words of what was deleted must go at once. */
export const FORGET = 'forget'

/**
 * Asks every node to be rid at once of the words that its index, and the file of it, have only of what was deleted or
 * changed before: somebody is forgotten, and may have been named there. Else they go within a day.
 */
export async function forgetDeleted(tx: DbOrTx): Promise<void> {
  await sql`insert into search_document (kind, id) values (${FORGET}, ${newId()})`.execute(tx)
  await sql`select pg_notify('search', '')`.execute(tx)
}

/**
 * Tells the search what some records of a kind are now, in the transaction that changed them; every node follows.
 * Returns the sequence number of each change by id.
 */
export async function putDocuments(
  tx: DbOrTx,
  kind: string,
  changed: readonly ChangedDocument[],
): Promise<ReadonlyMap<string, number>> {
  if (changed.length === 0) return new Map()
  const { rows } = await sql<{ id: string; seq: number }>`
    insert into search_document (kind, id, document)
    select ${kind}, id, document from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as row (id uuid, document json)
    on conflict (kind, id) do update set
      seq = nextval('search_seq'), xid = pg_current_xact_id(), document = excluded.document
    returning id, seq`.execute(tx)
  await sql`select pg_notify('search', '')`.execute(tx)
  return new Map(rows.map(({ id, seq }) => [id, seq]))
}
