import type { DbOrTx } from '../../platform/db/database.ts'

/** Where somebody enters from. */
export interface Visitor {
  device: string
  addressBlock: string
}

/** Whether the account was entered from this block before. */
export async function isKnownBlock(db: DbOrTx, accountId: string, addressBlock: string): Promise<boolean> {
  const row = await db
    .selectFrom('known_device')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('address_block', '=', addressBlock)
    .executeTakeFirst()
  return row !== undefined
}

/** Remembers the device and place; true when the account was entered before, but not with it or not from there. */
export async function noteVisit(
  db: DbOrTx,
  accountId: string,
  { device, addressBlock }: Visitor,
  now: Date,
): Promise<boolean> {
  const before = await db
    .selectFrom('known_device')
    .select(['device', 'address_block'])
    .where('account_id', '=', accountId)
    .execute()
  await db
    .insertInto('known_device')
    .values({ account_id: accountId, device, address_block: addressBlock, last_seen_at: now })
    .onConflict((on) =>
      on.columns(['account_id', 'device', 'address_block']).doUpdateSet({ last_seen_at: now }),
    )
    .execute()
  if (before.length === 0) return false
  const seen =
    before.some((one) => one.device === device) && before.some((one) => one.address_block === addressBlock)
  return !seen
}
