import type { Tx } from '../../../platform/db/database.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import { listGrants } from '../../../platform/session/role-grants.ts'
import { countOtherAdmins } from './queries.ts'

/** The portal always keeps somebody who gives roles: the last administrator's account stays. */
export async function keepsLastAdmin(tx: Tx, accountId: string, now: Date): Promise<MessageKey | undefined> {
  const others = await countOtherAdmins(tx, { except: accountId, now })
  if (others > 0) return undefined
  const held = await listGrants(tx, { accountId, now })
  return held.some(({ role, territory }) => role === 'territory_admin' && !territory)
    ? 'staff.keeps_last_admin'
    : undefined
}
