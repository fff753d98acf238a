import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { lockAccount, updateAccount } from '../../../platform/session/accounts.ts'
import { closeSessions } from '../../../platform/session/open-sessions.ts'
import { closeGrant, insertGrant, listGrants } from '../../../platform/session/role-grants.ts'
import { resetFactors } from '../../accounts/api.ts'
import { endRefusal, type GrantRefusal, grantRefusal, type Wanted } from './decide-grant.ts'
import { countOtherAdmins } from './queries.ts'

/** Gives a role, or says why not; the person is told by mail. */
export function grantTo(
  cx: Cx,
  actor: Actor,
  personId: string,
  wanted: Wanted,
): Promise<GrantRefusal | undefined> {
  return cx.db.transaction().execute(async (tx) => {
    await lockAccount(tx, personId)
    const held = await listGrants(tx, { accountId: personId, now: cx.now })
    const reason = grantRefusal(actor, personId, wanted, held, cx.now)
    if (reason) return reason
    const { role, territory, validTo } = wanted
    const place = { role, ...(territory && { territory }) }
    await insertGrant(tx, personId, place, { grantedBy: actor.name, now: cx.now, validTo })
    await tell(tx, cx, actor, { personId, action: 'granted', detail: { ...place, validTo }, role })
    return undefined
  })
}

/** Ends a grant at once, or says why not; the person is told by mail. */
export function endGrantOf(
  cx: Cx,
  actor: Actor,
  { personId, grantId }: { personId: string; grantId: string },
): Promise<GrantRefusal | undefined> {
  return cx.db.transaction().execute(async (tx) => {
    const others = await countOtherAdmins(tx, { except: personId, now: cx.now })
    const held = await listGrants(tx, { accountId: personId, now: cx.now })
    const grant = held.find(({ id, organizationId }) => id === grantId && !organizationId)
    if (!grant) return undefined
    const reason = endRefusal(actor, grant, others)
    if (reason) return reason
    await closeGrant(tx, grantId, cx.now)
    const { role, territory } = grant
    await tell(tx, cx, actor, { personId, action: 'ended', detail: { role, territory }, role })
    return undefined
  })
}

/** Stops an account at once, everywhere it is open, or lets it enter again. */
export function setSuspended(
  cx: Cx,
  actor: Actor,
  { personId, suspended }: { personId: string; suspended: boolean },
): Promise<GrantRefusal | undefined> {
  return cx.db.transaction().execute(async (tx) => {
    if (actor.id === personId) return 'own_rights'
    const others = await countOtherAdmins(tx, { except: personId, now: cx.now })
    const account = await lockAccount(tx, personId)
    if (account?.state !== (suspended ? 'active' : 'suspended')) return undefined
    if (suspended && others === 0) return 'last_admin'
    await updateAccount(tx, personId, { state: suspended ? 'suspended' : 'active' })
    if (suspended) await closeSessions(tx, personId)
    await tell(tx, cx, actor, { personId, action: suspended ? 'suspended' : 'reactivated', detail: {} })
    return undefined
  })
}

/** Takes every second factor of somebody else away, who lost telephone and codes; they leave everywhere and are told. */
export function resetFactorsOf(cx: Cx, actor: Actor, personId: string): Promise<GrantRefusal | undefined> {
  return cx.db.transaction().execute(async (tx) => {
    if (actor.id === personId) return 'own_rights'
    await lockAccount(tx, personId)
    await resetFactors(tx, personId)
    await tell(tx, cx, actor, { personId, action: 'factor_reset', detail: {} })
    return undefined
  })
}

/** A line in the log, and a mail to the person concerned. */
async function tell(
  tx: Tx,
  cx: Cx,
  actor: Actor,
  done: { personId: string; action: string; detail: object; role?: string },
): Promise<void> {
  const { personId, action, detail, role } = done
  await audit(tx, {
    actor: { id: actor.id, name: actor.name },
    action: `staff.${action}`,
    subject: 'account',
    subjectId: personId,
    after: detail,
    requestId: cx.requestId,
    at: cx.now,
  })
  await enqueue(tx, 'staff.mail', { accountId: personId, action, role: role ?? null, by: actor.name })
}
