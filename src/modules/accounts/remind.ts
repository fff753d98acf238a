import type { Tx } from '../../platform/db/database.ts'

/** Something of somebody's that ends soon. */
export interface Ending {
  subjectId: string
  accountId: string
  until: Date
}

/** Whether somebody is to be told now that something ends: the first time it is asked, and no more. */
export async function remindOnce(tx: Tx, { subjectId, accountId, until }: Ending): Promise<boolean> {
  const kept = await tx
    .insertInto('account_reminder')
    .values({ subject_id: subjectId, account_id: accountId, until })
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject_id')
    .executeTakeFirst()
  return kept !== undefined
}
