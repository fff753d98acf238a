import '../passkeys/tables.ts'
import './tables.ts'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { STAFF_ROLES } from '../../../platform/http/actor.ts'

/** What somebody has besides the password, and whether the work they do demands it. */
export interface Factors {
  totp: boolean
  passkeys: number
  /** Recovery codes not used yet. */
  recoveryCodes: number
  /** Holds a role that counts only with a second factor. */
  staff: boolean
}

/** The second factors of an account. */
export async function findFactors(db: DbOrTx, accountId: string): Promise<Factors> {
  const [totp, passkeys, codes, staff] = await Promise.all([
    db
      .selectFrom('totp')
      .select('account_id')
      .where('account_id', '=', accountId)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst(),
    count(db, 'passkey', accountId),
    db
      .selectFrom('recovery_code')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account_id', '=', accountId)
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('role_grant')
      .select('id')
      .where('account_id', '=', accountId)
      .where('role', 'in', [...STAFF_ROLES])
      .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', new Date())]))
      .executeTakeFirst(),
  ])
  return {
    totp: totp !== undefined,
    passkeys,
    recoveryCodes: codes.n,
    staff: staff !== undefined,
  }
}

const count = async (db: DbOrTx, table: 'passkey', accountId: string): Promise<number> =>
  (
    await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
  ).n

/** Whether something is there to be asked besides the password. */
export const hasFactor = ({ totp, passkeys }: Factors): boolean => totp || passkeys > 0

/**
 * Whether a right password is not yet enough to enter: whoever set up codes is always asked, whoever only has a
 * passkey when working for the territory; for others a passkey is a comfort.
 */
export async function needsSecondFactor(db: DbOrTx, accountId: string): Promise<boolean> {
  const { totp, passkeys, staff } = await findFactors(db, accountId)
  return totp || (staff && passkeys > 0)
}
