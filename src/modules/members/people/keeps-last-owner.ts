import type { Tx } from '../../../platform/db/database.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import { listPeople, lockOrganization } from '../request-queries.ts'
import { hasOtherOwner } from './rules.ts'

/** An organisation always keeps somebody who answers for it: the account of its last owner stays. */
export async function keepsLastOwner(tx: Tx, accountId: string, now: Date): Promise<MessageKey | undefined> {
  const owned = await tx
    .selectFrom('role_grant')
    .innerJoin('organization as o', 'o.id', 'organization_id')
    .select('o.id')
    .distinct()
    .where('account_id', '=', accountId)
    .where('role', '=', 'organization_owner')
    .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', now)]))
    // A record that never was public goes with whoever began it.
    .where('o.visibility', '<>', 'draft')
    // In one order, so that two who remove their accounts at once wait for each other, not in a ring.
    .orderBy('o.id')
    .execute()
  for (const { id } of owned) {
    if (!(await lockOrganization(tx, id))) continue
    if (!hasOtherOwner(await listPeople(tx, id, now), accountId)) return 'members.keeps_last_owner'
  }
  return undefined
}
