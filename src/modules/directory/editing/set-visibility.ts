import type { Tx } from '../../../platform/db/database.ts'
import { touch } from '../bulk/change-many.ts'
import { showFiles } from './show-files.ts'

/** Shows a record to the public, or takes it from sight; right, audit and event are the caller's. */
export async function setVisibility(
  tx: Tx,
  organizationId: string,
  visibility: 'draft' | 'public' | 'hidden',
  at: Date,
): Promise<void> {
  await tx.updateTable('organization').set({ visibility }).where('id', '=', organizationId).execute()
  await showFiles(tx, organizationId, at)
  await touch(tx, [organizationId], at)
}
