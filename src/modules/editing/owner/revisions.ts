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

/** What one person did on one page: from its opening at revision `from` to its last saving. */
interface OnPage {
  organizationId: string
  from: number
  saved: number
  by: Writer
}

/** The last savings of this person without another's between, as revisions; nothing where all were of others. */
export async function ownSavings(
  tx: Tx,
  { organizationId, from, saved, by }: OnPage,
): Promise<{ first: number; last: number } | undefined> {
  const rows = await tx
    .selectFrom('record_draft_revision')
    .select(['revision', 'by_name as byName'])
    .where('organization_id', '=', organizationId)
    .where('revision', '>', from)
    .where('revision', '<=', saved)
    .orderBy('revision', 'desc')
    .execute()
  const sinceMine = rows.slice(rows.findIndex(({ byName }) => byName === by.name))
  const [last] = sinceMine
  if (!last || last.byName !== by.name) return undefined
  const others = sinceMine.find(({ byName }) => byName !== by.name)
  return { first: (others?.revision ?? from) + 1, last: last.revision }
}

/**
 * Undoes what one person did on one page; what others saved before or after stays. `nothing` where all of it was others'
 * doing, `overwritten` where somebody wrote over it since.
 */
export async function undoSaving(
  tx: Tx,
  { now, ...page }: OnPage & { now: Date },
): Promise<'undone' | 'nothing' | 'overwritten'> {
  const { organizationId, by } = page
  const own = await ownSavings(tx, page)
  if (!own) return 'nothing'
  const before = await revisionOf(tx, organizationId, own.first - 1)
  if (!before) return 'overwritten'
  const outcome = await saveDraft(tx, { organizationId, seen: own.last, change: () => before, by, now })
  return 'saved' in outcome ? 'undone' : 'overwritten'
}
