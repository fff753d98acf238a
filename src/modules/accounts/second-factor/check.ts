import type { Cx } from '../../../platform/cx.ts'
import type { Db, DbOrTx } from '../../../platform/db/database.ts'
import { type Sealing, sealing } from '../../../platform/session/sealing.ts'
import { looksLikeRecovery, recoveryHash } from './recovery-code.ts'
import { stepOfCode } from './totp.ts'
import { countTry, forgetTries } from './tries.ts'

/** What came of a code somebody typed; each is also the end of a message key. */
export type CodeOutcome = 'right' | 'right_recovery' | 'wrong' | 'too_many'

/** The lock of the secrets of authenticator applications. */
export const totpSealing = ({ config }: Pick<Cx, 'config'>): Sealing => sealing(config, 'totp')

/** Takes the code of an application or a recovery code, once; tries are counted before anything is compared. */
export async function checkCode(
  cx: Pick<Cx, 'config' | 'now'> & { db: Db },
  accountId: string,
  typed: string,
): Promise<CodeOutcome> {
  if (!(await countTry(cx.db, accountId, cx.now))) return 'too_many'
  const recovery = looksLikeRecovery(typed)
  const right = await cx.db
    .transaction()
    .execute((tx) =>
      recovery
        ? useRecoveryCode(tx, accountId, typed, cx.now)
        : useTotp(tx, totpSealing(cx), { accountId, typed, now: cx.now }),
    )
  if (!right) return 'wrong'
  await forgetTries(cx.db, accountId)
  return recovery ? 'right_recovery' : 'right'
}

/** Whether the code counts now; if so it, and those before it, never do again. */
export async function useTotp(
  tx: DbOrTx,
  lock: Sealing,
  {
    accountId,
    typed,
    now,
    unconfirmed = false,
  }: { accountId: string; typed: string; now: Date; unconfirmed?: boolean },
): Promise<boolean> {
  const row = await tx
    .selectFrom('totp')
    .select(['secret', 'last_step', 'confirmed_at'])
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst()
  const secret = row && lock.open(row.secret)
  if (!row || !secret || (row.confirmed_at === null) !== unconfirmed) return false
  const step = stepOfCode(secret, typed.replace(/\D/g, ''), row.last_step, now)
  if (step === undefined) return false
  await tx
    .updateTable('totp')
    .set({ last_step: step, ...(unconfirmed && { confirmed_at: now }) })
    .where('account_id', '=', accountId)
    .execute()
  return true
}

async function useRecoveryCode(tx: DbOrTx, accountId: string, typed: string, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', recoveryHash(typed))
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  return used !== undefined
}
