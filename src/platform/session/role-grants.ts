import type { DbOrTx, Tx } from '../db/database.ts'
import { isRole } from '../http/actor.ts'
import { newId } from '../ids.ts'
import type { Held } from './grants.ts'

/** A role somebody was given: where it counts, from when to when, and by whom. */
export interface RoleGrant extends Held {
  id: string
  accountId: string
  validFrom: Date
  validTo: Date | null
  grantedBy: string
}

/** Gives a role and returns the grant's id; `grantedBy` is a name, to be shown. */
export async function insertGrant(
  tx: Tx,
  accountId: string,
  { role, organizationId, territory }: Held,
  by: { grantedBy: string; now: Date; validTo?: Date | undefined },
): Promise<string> {
  const id = newId(by.now)
  await tx
    .insertInto('role_grant')
    .values({
      id,
      account_id: accountId,
      role,
      organization_id: organizationId ?? null,
      territory: territory ?? null,
      valid_from: by.now,
      valid_to: by.validTo ?? null,
      granted_by: by.grantedBy,
      granted_at: by.now,
    })
    .execute()
  return id
}

/** Ends a grant now; false when it had ended. The next request of that person is refused. */
export async function closeGrant(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('role_grant')
    .set({ valid_to: now })
    .where('id', '=', id)
    .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', now)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends every grant of an account; those still to begin never do. */
export async function closeGrants(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx
    .updateTable('role_grant')
    .set(({ fn, ref, val }) => ({ valid_to: fn<Date>('greatest', [ref('valid_from'), val(now)]) }))
    .where('account_id', '=', accountId)
    .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', now)]))
    .execute()
}

/** Grants, newest first: of an account, for a body, or all; ended ones too when asked. */
export async function listGrants(
  db: DbOrTx,
  of: { accountId?: string; organizationId?: string; now: Date; ended?: boolean },
): Promise<RoleGrant[]> {
  const rows = await db
    .selectFrom('role_grant')
    .select(['id', 'account_id', 'role', 'organization_id', 'territory'])
    .select(['valid_from', 'valid_to', 'granted_by'])
    .$if(of.accountId !== undefined, (query) => query.where('account_id', '=', of.accountId ?? ''))
    .$if(of.organizationId !== undefined, (query) =>
      query.where('organization_id', '=', of.organizationId ?? ''),
    )
    .$if(!of.ended, (query) =>
      query.where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', of.now)])),
    )
    .orderBy('granted_at', 'desc')
    .execute()
  return rows.flatMap((row) => {
    const { role, organization_id: organizationId, territory } = row
    if (!isRole(role)) return []
    const where = { ...(organizationId && { organizationId }), ...(territory && { territory }) }
    const { valid_from: validFrom, valid_to: validTo, granted_by: grantedBy } = row
    return [{ id: row.id, accountId: row.account_id, role, ...where, validFrom, validTo, grantedBy }]
  })
}
