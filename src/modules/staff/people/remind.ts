import type { Db } from '../../../platform/db/database.ts'
import { STAFF_ROLES } from '../../../platform/http/actor.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { remindOnce } from '../../accounts/api.ts'

/** Days before the end of a role at which whoever holds it is told. */
const DAYS = 14

/** Each morning: whoever holds a role of the staff that ends soon is told, once, in time to ask for more. */
export async function remindRoles(db: Db, now: Date): Promise<void> {
  const grants = await db
    .selectFrom('role_grant')
    .select(['id', 'account_id as accountId', 'role', 'valid_to as until', 'granted_by as by'])
    .where('role', 'in', [...STAFF_ROLES])
    .where('valid_to', '>', now)
    .where('valid_to', '<=', new Date(now.getTime() + DAYS * 86_400_000))
    .execute()
  for (const { id: subjectId, accountId, role, until, by } of grants)
    await db.transaction().execute(async (tx) => {
      if (until && (await remindOnce(tx, { subjectId, accountId, until })))
        await enqueue(tx, 'staff.mail', { accountId, action: 'ends', role, by, until })
    })
}
