import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { settleRequests } from '../claim.ts'
import { withdrawHandOvers } from './hand-over.ts'
import { withdrawInvitationsOf } from './invite.ts'

/** What stands in place of a name that was taken away. */
const NOBODY = '–'

const Removed = z.object({ accountId: z.uuid() })

/** After an account was removed: what it asked and offered is taken back, and no text of that person stays. */
export async function forgetPerson({ db }: Pick<Services, 'db'>, payload: unknown): Promise<void> {
  const { accountId } = Removed.parse(payload)
  const now = new Date()
  await db.transaction().execute(async (tx) => {
    await withdrawHandOvers(tx, { personId: accountId, now })
    await withdrawInvitationsOf(tx, accountId)
    await settleRequests(tx, { accountId, by: { id: accountId, name: NOBODY }, now })
    await eraseTexts(tx, accountId)
  })
}

async function eraseTexts(tx: Tx, accountId: string): Promise<void> {
  await tx.updateTable('membership_request').set({ note: null }).where('account_id', '=', accountId).execute()
  await tx
    .updateTable('membership_request')
    .set({ objected_by: NOBODY })
    .where('objected_by_id', '=', accountId)
    .execute()
  await tx
    .updateTable('membership_request')
    .set({ decided_name: NOBODY })
    .where('decided_by', '=', accountId)
    .execute()
  await tx.deleteFrom('access_end').where('account_id', '=', accountId).execute()
  await tx.updateTable('access_end').set({ ended_name: NOBODY }).where('ended_by', '=', accountId).execute()
}
