import type { Tx } from '../../../platform/db/database.ts'

/** Gives a reminder to an operator, or to whoever comes first; false when somebody else took it meanwhile. */
export async function assign(
  tx: Tx,
  { id, from, to }: { id: string; from: string | null; to: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('desk_contact')
    .set({ follow_up_by: to })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('follow_up_on', 'is not', null)
    .where('followed_at', 'is', null)
    .where('follow_up_by', 'is not distinct from', from)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
