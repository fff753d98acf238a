import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { touch } from './change-many.ts'
import { readStanding } from './find-listed.ts'
import type { ListedField } from './listed-fields.ts'
import { writeValues } from './write-values.ts'

/** A value as it was before somebody changed many. */
export interface FormerValue {
  organizationId: string
  field: ListedField
  value: string | readonly string[] | null
  assertionId: string | null
}

/** What could not be put back, because somebody changed it since. */
export interface KeptChange {
  organizationId: string
  field?: ListedField
}

/** Removes records made by `by`; those of another version than said, touched by somebody else since, stay and are returned. */
export async function removeListed(
  tx: Tx,
  made: readonly { id: string; version: number }[],
  by: string,
): Promise<KeptChange[]> {
  if (made.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    delete from organization o
    using jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as v(id uuid, version integer)
    where o.id = v.id and o.version = v.version
      and not exists (select from field_assertion a where a.organization_id = o.id
        and a.superseded_at is null and a.asserted_by is distinct from ${by})
      and not exists (select from organization_term t where t.organization_id = o.id and t.origin <> 'machine')
      and not exists (select from organization r where r.parent_organization_id = o.id or r.merged_into_id = o.id)
    returning o.id`.execute(tx)
  const ids = made.map(({ id }) => id)
  const gone = new Set(rows.map(({ id }) => id))
  const { rows: left } = await sql<{ id: string }>`
    select id from organization where id = any(${ids.filter((id) => !gone.has(id))})`.execute(tx)
  return left.map(({ id }) => ({ organizationId: id }))
}

/** Puts former values back where the last word is still that of `by`; the others stay and are returned. */
export async function restoreListed(
  tx: Tx,
  former: readonly FormerValue[],
  by: string,
  at: Date,
): Promise<KeptChange[]> {
  if (former.length === 0) return []
  const standing = await readStanding(tx, [...new Set(former.map(({ organizationId }) => organizationId))])
  const ours = former.filter((one) => standing.get(one.organizationId)?.[one.field]?.by === by)
  await writeValues(tx, ours)
  const rows = JSON.stringify(ours.map(({ organizationId, field }) => ({ id: organizationId, field })))
  await sql`delete from field_assertion a using jsonb_to_recordset(${rows}::jsonb) as v(id uuid, field text)
    where a.entity = 'organization' and a.entity_id = v.id and a.field = v.field and a.superseded_at is null`.execute(
    tx,
  )
  const before = ours.flatMap(({ assertionId }) => assertionId ?? [])
  await sql`update field_assertion set superseded_at = null where id = any(${before})`.execute(tx)
  await touch(tx, [...new Set(ours.map(({ organizationId }) => organizationId))], at)
  return former
    .filter((one) => !ours.includes(one) && standing.get(one.organizationId) !== undefined)
    .map(({ organizationId, field }) => ({ organizationId, field }))
}
