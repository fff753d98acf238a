import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/database.ts'
import { readRecord } from '../directory/api.ts'
import { tellDirectory } from './tell-directory.ts'
import { AGAIN_AFTER } from './verdict.ts'
import { addressId, type Named, webAddresses } from './web-addresses.ts'

/** Records read at a time. */
const BATCH = 200

/**
 * Brings the known addresses to what public records name now: only records whose version changed are read, each in a
 * transaction of its own, so that a job cut off goes on where it was. Says how many were read.
 */
export async function collectAddresses(db: Db, now: Date): Promise<number> {
  let read = 0
  for (;;) {
    const changed = await listChanged(db)
    for (const { id } of changed) await db.transaction().execute((tx) => collectOne(tx, id, now))
    read += changed.length
    if (changed.length < BATCH) break
  }
  await forgetUnused(db)
  return read
}

const listChanged = (db: Db) =>
  db
    .selectFrom('organization as o')
    .leftJoin('link_source as s', 's.organization_id', 'o.id')
    .select('o.id')
    .where('o.visibility', '=', 'public')
    .where('o.merged_into_id', 'is', null)
    .where((or) => or.or([or('s.version', 'is', null), or('s.version', '<>', or.ref('o.version'))]))
    .orderBy('o.id')
    .limit(BATCH)
    .execute()

async function collectOne(tx: Tx, organizationId: string, now: Date): Promise<void> {
  const record = await readRecord(tx, organizationId)
  if (!record) return
  await keepUses(tx, organizationId, { named: webAddresses(record.document), now })
  await tx
    .insertInto('link_source')
    .values({ organization_id: organizationId, version: record.version })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet({ version: record.version }))
    .execute()
  await tellDirectory(tx, organizationId)
}

/** Keeps where a record names which addresses; those it names no more go. */
async function keepUses(
  tx: Tx,
  organizationId: string,
  { named, now }: { named: readonly Named[]; now: Date },
): Promise<void> {
  const uses = named.map((one) => ({ ...one, address_id: addressId(one.url) }))
  const addresses = [...new Map(uses.map((one) => [one.address_id, one])).values()]
  if (addresses.length > 0)
    await tx
      .insertInto('link_address')
      .values(
        addresses.map(({ address_id: id, url }) => ({
          ...{ id, url, host: new URL(url).host, check_at: firstCheck(id, now) },
          ...{ failure: null, moved_to: null, failing_since: null, checked_at: null },
          ...{ ignored_at: null, ignored_by: null },
        })),
      )
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  const rows = uses.map(({ address_id, entity, field, written }) => ({
    ...{ organization_id: organizationId, address_id, entity, field, written, told_at: null },
  }))
  const told = await tx
    .deleteFrom('link_use')
    .where('organization_id', '=', organizationId)
    .returningAll()
    .execute()
  const toldAt = (id: string) => told.find((one) => one.address_id === id)?.told_at ?? null
  if (rows.length > 0)
    await tx
      .insertInto('link_use')
      .values(rows.map((row) => ({ ...row, told_at: toldAt(row.address_id) })))
      .execute()
}

/** New addresses are spread over the week by their id, so that a first day does not ask all of them. */
function firstCheck(id: string, now: Date): Date {
  const share = Number.parseInt(id.slice(0, 8), 16) / 0xffffffff
  return new Date(now.getTime() + share * AGAIN_AFTER)
}

/** Addresses that no public record names any more are forgotten. */
async function forgetUnused(db: Db): Promise<void> {
  await sql`delete from link_use u using organization o
    where o.id = u.organization_id and (o.visibility <> 'public' or o.merged_into_id is not null)`.execute(db)
  await sql`delete from link_source s using organization o
    where o.id = s.organization_id and (o.visibility <> 'public' or o.merged_into_id is not null)`.execute(db)
  await sql`delete from link_address a where not exists (select from link_use u where u.address_id = a.id)`.execute(
    db,
  )
  await sql`delete from link_host h where not exists (select from link_address a where a.host = h.host)`.execute(
    db,
  )
}
