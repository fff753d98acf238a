import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import type { SpaceDocument } from './document.ts'

/** Who writes, as it is kept beside what was written. */
export interface Writer {
  id: string
  name: string
}

/** A site as its people and the staff see it. */
export interface Space {
  organizationId: string
  /** What the public sees. */
  document: SpaceDocument | null
  version: number
  publishedAt: Date | null
  draft: SpaceDocument
  revision: number
  draftAt: Date
  draftName: string
  returnedId: string | null
  closed: { at: Date; by: string; reason: string } | undefined
}

/** The site of an organisation, if it has one. */
export const findSpace = (db: DbOrTx, organizationId: string): Promise<Space | undefined> =>
  readSpace(db, organizationId, false)

/** The same, kept from changing until the transaction ends: every command begins here. */
export const lockSpace = (tx: Tx, organizationId: string): Promise<Space | undefined> =>
  readSpace(tx, organizationId, true)

async function readSpace(db: DbOrTx, organizationId: string, lock: boolean): Promise<Space | undefined> {
  const row = await db
    .selectFrom('space')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return (
    row && {
      organizationId,
      document: row.document,
      version: row.version,
      publishedAt: row.published_at,
      draft: row.draft,
      revision: row.revision,
      draftAt: row.draft_at,
      draftName: row.draft_name,
      returnedId: row.returned_id,
      closed: row.closed_at
        ? { at: row.closed_at, by: row.closed_by ?? '', reason: row.closed_reason ?? '' }
        : undefined,
    }
  )
}
