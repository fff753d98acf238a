import type { Tx } from '../../../platform/db/database.ts'

/** Remembers what went along with a record, so that it can go back. */
export async function rememberFollowers(
  tx: Tx,
  mergeId: string,
  kind: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .insertInto('merge_follower')
    .values(ids.map((thing_id) => ({ merge_id: mergeId, kind, thing_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What went along with a record, of one kind. */
export async function listFollowers(tx: Tx, mergeId: string, kind: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('merge_follower')
    .select('thing_id')
    .where('merge_id', '=', mergeId)
    .where('kind', '=', kind)
    .execute()
  return rows.map(({ thing_id }) => thing_id)
}
