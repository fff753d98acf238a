import { randomBytes } from 'node:crypto'
import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import type { DbOrTx } from '../../../platform/db/database.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { raiseSession } from '../../../platform/session/raise-session.ts'
import { totpSealing, useTotp } from './check.ts'
import { newRecoveryCode, RECOVERY_CODES, recoveryHash } from './recovery-code.ts'
import { countTry, forgetTries } from './tries.ts'

/** Bytes of a secret (RFC 4226 §4 R6 recommends 160 bits). */
const SECRET_BYTES = 20

/** The secret to be shown: the one proposed before and not yet confirmed, or a new one. */
export async function proposeTotp(cx: Cx, accountId: string): Promise<Buffer> {
  const lock = totpSealing(cx)
  const known = await cx.db
    .selectFrom('totp')
    .select('secret')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  const kept = known && lock.open(known.secret)
  if (kept) return kept
  const secret = randomBytes(SECRET_BYTES)
  await cx.db
    .insertInto('totp')
    .values({ account_id: accountId, secret: lock.seal(secret), confirmed_at: null, created_at: cx.now })
    .onConflict((at) =>
      at
        .column('account_id')
        .doUpdateSet({ secret: lock.seal(secret), created_at: cx.now })
        .where('totp.confirmed_at', 'is', null),
    )
    .execute()
  return secret
}

/** What a confirmed set-up gives: the codes for paper and the new token of the session. */
export interface SetUp {
  recoveryCodes: readonly string[]
  sessionToken: string
}

/** Puts the application in use with its first code; this session then counts as having given the second factor. */
export async function confirmTotp(
  cx: Cx,
  actor: Actor,
  typed: string,
): Promise<SetUp | 'wrong' | 'too_many'> {
  if (!(await countTry(cx.db, actor.id, cx.now))) return 'too_many'
  const done = await cx.db.transaction().execute(async (tx) => {
    const taken = { accountId: actor.id, typed, now: cx.now, unconfirmed: true }
    if (!(await useTotp(tx, totpSealing(cx), taken))) return undefined
    await auditFactor(tx, cx, actor, 'accounts.totp_on')
    return {
      recoveryCodes: await replaceRecoveryCodes(tx, actor.id),
      sessionToken: await raiseSession(tx, actor.sessionId, cx.now),
    }
  })
  if (!done) return 'wrong'
  await forgetTries(cx.db, actor.id)
  return done
}

/** Takes the application out of use; without any second factor left the recovery codes go as well. */
export async function removeTotp(cx: Cx, actor: Actor): Promise<void> {
  await cx.db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('totp')
      .where('account_id', '=', actor.id)
      .returning('account_id')
      .executeTakeFirst()
    if (!gone) return
    const passkey = await tx
      .selectFrom('passkey')
      .select('id')
      .where('account_id', '=', actor.id)
      .executeTakeFirst()
    if (!passkey) await tx.deleteFrom('recovery_code').where('account_id', '=', actor.id).execute()
    await auditFactor(tx, cx, actor, 'accounts.totp_off')
  })
}

/** Makes ten new codes, told once; the old ones no longer work. */
export function renewRecoveryCodes(cx: Cx, actor: Actor): Promise<readonly string[]> {
  return cx.db.transaction().execute(async (tx) => {
    await auditFactor(tx, cx, actor, 'accounts.recovery_codes_made')
    return replaceRecoveryCodes(tx, actor.id)
  })
}

async function replaceRecoveryCodes(tx: DbOrTx, accountId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  await tx
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ account_id: accountId, code_hash: recoveryHash(code), used_at: null })))
    .execute()
  return codes
}

/** Writes in the log that somebody changed their own second factor. */
export const auditFactor = (tx: DbOrTx, cx: Cx, actor: Actor, action: string): Promise<void> =>
  audit(tx, {
    actor: { id: actor.id, name: actor.name },
    action,
    subject: 'account',
    subjectId: actor.id,
    requestId: cx.requestId,
    at: cx.now,
  })
