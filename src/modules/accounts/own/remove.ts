import { sql } from 'kysely'
import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import { emit } from '../../../platform/jobs/emit.ts'
import { type Account, lockAccount, updateAccount } from '../../../platform/session/accounts.ts'
import { closeSessions } from '../../../platform/session/open-sessions.ts'
import { closeGrants } from '../../../platform/session/role-grants.ts'

/** What stands in place of a name that was taken away. */
const NOBODY = '–'

/**
 * Removes one's account, or says why some module must keep it. Name, addresses and all that opens it go; roles end;
 * the id stays, for what the log tells of it.
 */
export function removeAccount(cx: Cx, actor: Actor): Promise<MessageKey | undefined> {
  return cx.db.transaction().execute(async (tx) => {
    for (const { keepsAccount } of cx.modules.list) {
      const reason = await keepsAccount?.(tx, actor.id, cx.now)
      if (reason) return reason
    }
    const account = await lockAccount(tx, actor.id)
    if (account?.state !== 'active') return undefined
    await closeSessions(tx, account.id)
    await closeGrants(tx, account.id, cx.now)
    await forgetPerson(tx, account)
    await audit(tx, {
      actor: { id: account.id, name: NOBODY },
      action: 'accounts.removed',
      subject: 'account',
      subjectId: account.id,
      requestId: cx.requestId,
      at: cx.now,
    })
    await emit(tx, 'accounts.removed', { accountId: account.id })
    return undefined
  })
}

const OPENS = [
  'account_password',
  'account_link',
  'account_identity',
  'sign_in_step',
  'known_device',
  'totp',
  'recovery_code',
  'second_factor_tries',
  'passkey',
  'passkey_challenge',
] as const

async function forgetPerson(tx: Tx, { id, email }: Account): Promise<void> {
  for (const table of OPENS) await tx.deleteFrom(table).where('account_id', '=', id).execute()
  const same = sql<boolean>`lower(email) = lower(${email})`
  await tx.deleteFrom('account_registration').where(same).execute()
  await tx
    .deleteFrom('account_invitation')
    .where((on) => on.or([same, on('accepted_by', '=', id)]))
    .execute()
  const userId = `removed-${id.replaceAll('-', '')}`
  const gone = {
    userId,
    email: `${userId}@removed.invalid`,
    name: NOBODY,
    lang: 'it',
    state: 'removed',
  } as const
  await updateAccount(tx, id, gone)
}
