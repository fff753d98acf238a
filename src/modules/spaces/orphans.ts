import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { putDocuments } from '../../platform/search/documents.ts'
import { settleWaiting } from '../board/api.ts'
import { SPACE_KIND } from './search-kind.ts'
import { SPACE_KIND_WAITING } from './submit.ts'

/** Takes sites whose organisation is gone out of the search and the queue; returns how many. */
export async function withdrawOrphans(tx: Tx, now: Date): Promise<number> {
  const found = await sql<{ id: string }>`select id from search_document d where kind = ${SPACE_KIND.name}
    and document is not null and not exists (select from space s where s.organization_id = d.id)`.execute(tx)
  await putDocuments(
    tx,
    SPACE_KIND.name,
    found.rows.map(({ id }) => ({ id, document: null })),
  )
  const waiting = await sql<{ id: string }>`select id from waiting_item w where kind = ${SPACE_KIND_WAITING}
    and settled_at is null and not exists (select from space_submission s where s.id = w.id)`.execute(tx)
  for (const { id } of waiting.rows)
    await settleWaiting(tx, { kind: SPACE_KIND_WAITING, id, by: 'spaces.orphans', at: now })
  return found.rows.length
}
