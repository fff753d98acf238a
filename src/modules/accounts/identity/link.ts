import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { auditFactor } from '../second-factor/set-up.ts'
import { forgetAttempt } from './attempts.ts'
import { insertIdentity } from './identities.ts'
import type { Stranger } from './identity.ts'

/** Links the identity that waits in this browser to the actor's account, once, and tells its owner by mail. */
export async function linkIdentity(
  cx: Cx,
  actor: Actor,
  { id, stranger }: { id: string; stranger: Stranger },
): Promise<void> {
  await cx.db.transaction().execute(async (tx) => {
    if (!(await forgetAttempt(tx, id)) || !(await insertIdentity(tx, actor.id, stranger, cx.now))) return
    await enqueue(tx, 'accounts.mail', { letter: 'linked', accountId: actor.id })
    await auditFactor(tx, cx, actor, 'accounts.identity_linked')
  })
}

/** Takes one of the actor's own identities away. Who typed the password still enters with it. */
export async function unlinkIdentity(cx: Cx, actor: Actor, id: string): Promise<void> {
  await cx.db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('account_identity')
      .where('id', '=', id)
      .where('account_id', '=', actor.id)
      .executeTakeFirst()
    if (numDeletedRows > 0n) await auditFactor(tx, cx, actor, 'accounts.identity_unlinked')
  })
}
