import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import { NOBODY } from '../../../platform/privacy/person.ts'
import { settleRequests } from '../claim.ts'
import { withdrawHandOvers } from './hand-over.ts'
import { withdrawInvitationsOf } from './invite.ts'

const Removed = z.object({ accountId: z.uuid() })

/** After an account was removed: what it asked and offered is taken back; its texts went with it. */
export async function forgetPerson({ db }: Pick<Services, 'db'>, payload: unknown): Promise<void> {
  const { accountId } = Removed.parse(payload)
  const now = new Date()
  await db.transaction().execute(async (tx) => {
    await withdrawHandOvers(tx, { personId: accountId, now })
    await withdrawInvitationsOf(tx, accountId)
    await settleRequests(tx, { accountId, by: { id: accountId, name: NOBODY }, now })
  })
}
