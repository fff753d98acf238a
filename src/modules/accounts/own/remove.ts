import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { MessageKey } from '../../../platform/i18n/messages.ts'
import { emit } from '../../../platform/jobs/emit.ts'
import { type Erased, erasePerson } from '../../../platform/privacy/erase.ts'
import { eraseOutbox } from '../../../platform/privacy/erase-outbox.ts'
import { listPrivacy } from '../../../platform/privacy/list-privacy.ts'
import { findOwner, findPerson, NOBODY, type Person } from '../../../platform/privacy/person.ts'
import { forgetDeleted } from '../../../platform/search/documents.ts'
import { lockAccount, updateAccount } from '../../../platform/session/accounts.ts'
import { closeGrants } from '../../../platform/session/role-grants.ts'

/** What removing needs of a request or of a command. */
export type RemovalCx = Pick<Cx, 'db' | 'modules' | 'now' | 'config'> & { requestId?: string }

/**
 * Removes one's account, or says why some module must keep it. Name, addresses and all that opens it go; roles end;
 * the id stays, for what the log tells of it. What each table does is in the `privacy.ts` of its module.
 */
export async function removeAccount(cx: RemovalCx, accountId: string): Promise<MessageKey | undefined> {
  const person = await findOwner(cx.db, accountId)
  const { refused } = await erase(cx, person)
  return refused
}

/** Erases somebody at their request, account or not, by address and by what else means only them (GDPR, article 17). */
export const eraseByAddress = async (
  cx: RemovalCx,
  email: string,
  also: readonly string[],
): Promise<Erasing> => erase(cx, await findPerson(cx.db, email, also))

interface Erasing {
  refused?: MessageKey
  erased: readonly Erased[]
  /** Letters taken out of the folder that stands in for a mail server. */
  letters: number
  sharedNames: Person['sharedNames']
}

async function erase(cx: RemovalCx, person: Person): Promise<Erasing> {
  const done = await cx.db.transaction().execute(async (tx) => {
    const refused = await refusal(cx, tx, person)
    if (refused) return { refused, erased: [] }
    const account = person.accountId && (await lockAccount(tx, person.accountId))
    const erased = await erasePerson(tx, listPrivacy(cx.modules.list), person)
    if (account && account.state !== 'removed') await closeAccount(cx, tx, account.id)
    await forgetDeleted(tx)
    return { erased }
  })
  const letters = done.refused ? 0 : await eraseOutbox(cx.config, person)
  return { ...done, letters, sharedNames: person.sharedNames }
}

async function refusal(cx: RemovalCx, tx: Tx, { accountId }: Person): Promise<MessageKey | undefined> {
  if (!accountId) return undefined
  for (const { keepsAccount } of cx.modules.list) {
    const reason = await keepsAccount?.(tx, accountId, cx.now)
    if (reason) return reason
  }
  return undefined
}

async function closeAccount(cx: RemovalCx, tx: Tx, id: string): Promise<void> {
  await closeGrants(tx, id, cx.now)
  const userId = `removed-${id.replaceAll('-', '')}`
  const email = `${userId}@removed.invalid`
  await updateAccount(tx, id, { userId, email, name: NOBODY, lang: 'it', state: 'removed' })
  await audit(tx, {
    actor: { id, name: NOBODY },
    action: 'accounts.removed',
    subject: 'account',
    subjectId: id,
    ...(cx.requestId && { requestId: cx.requestId }),
    at: cx.now,
  })
  await emit(tx, 'accounts.removed', { accountId: id })
}
