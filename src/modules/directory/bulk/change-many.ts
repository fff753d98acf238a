import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../../../platform/db/database.ts'
import { refreshSearch } from '../search/refresh.ts'
import type { Bringer } from './listed-fields.ts'
import { type FieldWrite, writeValues } from './write-values.ts'

/** Keeps the records from changing until the transaction ends; always in the same order, so that nobody waits in a ring. */
export async function lockListed(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`select from organization where id = any(${ids}) order by id for update`.execute(tx)
}

/** Changes many values at once; each former assertion is superseded, not lost. The caller has locked and decided. */
export async function changeListed(tx: Tx, writes: readonly FieldWrite[], by: Bringer): Promise<void> {
  if (writes.length === 0) return
  await writeValues(tx, writes)
  const rows = JSON.stringify(
    writes.map(({ organizationId, field, value }) => ({ id: organizationId, field, value })),
  )
  await sql`update field_assertion a set superseded_at = ${by.at}
    from jsonb_to_recordset(${rows}::jsonb) as v(id uuid, field text)
    where a.entity = 'organization' and a.entity_id = v.id and a.field = v.field and a.superseded_at is null`.execute(
    tx,
  )
  await sql`insert into field_assertion
      (id, organization_id, entity_id, field, value, source, source_ref, asserted_by, asserted_at)
    select gen_random_uuid(), id, id, field, value, ${by.source}, ${by.sourceRef}, ${by.by}, ${by.at}
    from jsonb_to_recordset(${rows}::jsonb) as v(id uuid, field text, value jsonb)`.execute(tx)
  await touch(
    tx,
    writes.map(({ organizationId }) => organizationId),
    by.at,
  )
}

/** Marks records as changed, for whoever keeps copies of them, and for the search. */
export async function touch(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  await sql`update organization set version = version + 1, updated_at = ${at} where id = any(${ids})`.execute(
    tx,
  )
  await refreshSearch(tx, ids)
}

/** Tells the planner how full the tables are: after many rows were written it would otherwise read them whole. */
export async function countAnew(db: DbOrTx): Promise<void> {
  await sql`analyze organization, organization_identifier, location, field_assertion`.execute(db)
}
