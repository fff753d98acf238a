import type { Tx } from '../../platform/db/database.ts'
import { setDeadLinks } from '../directory/api.ts'

/** Tells the public page of a record which of its addresses are dead, but for those somebody decided to keep. */
export async function tellDirectory(tx: Tx, organizationId: string): Promise<void> {
  const dead = await tx
    .selectFrom('link_use as u')
    .innerJoin('link_address as a', 'a.id', 'u.address_id')
    .select(['u.written as url', 'a.failing_since as since'])
    .where('u.organization_id', '=', organizationId)
    .where('a.state', '=', 'dead')
    .where('a.ignored_at', 'is', null)
    .execute()
  await setDeadLinks(
    tx,
    organizationId,
    dead.flatMap(({ url, since }) => (since ? [{ url, since }] : [])),
  )
}

/** The same for all records that name an address. */
export async function tellOfAddress(tx: Tx, addressId: string): Promise<void> {
  const uses = await tx
    .selectFrom('link_use')
    .select('organization_id as id')
    .distinct()
    .where('address_id', '=', addressId)
    .orderBy('organization_id')
    .execute()
  for (const { id } of uses) await tellDirectory(tx, id)
}
