import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { auditFactor } from '../second-factor/set-up.ts'

/** Removes one of the actor's own passkeys; without any second factor left the recovery codes go as well. */
export async function removePasskey(cx: Cx, actor: Actor, id: string): Promise<void> {
  await cx.db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('passkey')
      .where('id', '=', id)
      .where('account_id', '=', actor.id)
      .returning('id')
      .executeTakeFirst()
    if (!gone) return
    await tx
      .deleteFrom('recovery_code')
      .where('account_id', '=', actor.id)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('totp').select('account_id').where('account_id', '=', actor.id))),
      )
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('passkey').select('id').where('account_id', '=', actor.id))),
      )
      .execute()
    await auditFactor(tx, cx, actor, 'accounts.passkey_removed')
  })
}
