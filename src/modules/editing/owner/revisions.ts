import type { DbOrTx, Tx } from '../../../platform/db/database.ts'
import type { RecordDocument } from '../../directory/api.ts'
import { saveDraft, type Writer } from '../draft.ts'

/** The savings of a draft that are kept, the latest first. */
export const listRevisions = (db: DbOrTx, organizationId: string) =>
  db
    .selectFrom('record_draft_revision')
    .select(['revision', 'at', 'by_name as byName', 'document'])
    .where('organization_id', '=', organizationId)
    .orderBy('revision', 'desc')
    .limit(50)
    .execute()

async function revisionOf(
  tx: Tx,
  organizationId: string,
  revision: number,
): Promise<RecordDocument | undefined> {
  const row = await tx
    .selectFrom('record_draft_revision')
    .select('document')
    .where('organization_id', '=', organizationId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row?.document
}

/**
 * Undoes what one person did on one page, from its opening at revision `from` to its last saving; what others saved
 * before or after stays. Says whether it could: not where somebody wrote over it since.
 */
export async function undoSaving(
  tx: Tx,
  {
    organizationId,
    saved,
    from,
    by,
    now,
  }: { organizationId: string; saved: number; from: number; by: Writer; now: Date },
): Promise<boolean> {
  const others = await tx
    .selectFrom('record_draft_revision')
    .select('revision')
    .where('organization_id', '=', organizationId)
    .where('revision', '>', from)
    .where('revision', '<=', saved)
    .where('by_name', '<>', by.name)
    .executeTakeFirst()
  const before = await revisionOf(tx, organizationId, others ? saved - 1 : from)
  const after = await revisionOf(tx, organizationId, saved)
  if (!before || !after) return false
  const outcome = await saveDraft(tx, { organizationId, seen: saved, change: () => before, by, now })
  return 'saved' in outcome
}
