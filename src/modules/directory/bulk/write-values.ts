import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { LISTED_COLUMNS, LISTED_SCHEMES, type ListedField, SEAT_COLUMNS } from './listed-fields.ts'

/** A field of a record and what has to stand in it from now on; `null` empties it. */
export interface FieldWrite {
  organizationId: string
  field: ListedField
  value: string | readonly string[] | null
}

type Row = { id: string; value: string | null }

const values = (rows: readonly Row[]): RawBuilder<Row> =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, value text)`

/** Puts many values where they belong, each kind of field with one statement. Says nothing of their provenance. */
export async function writeValues(tx: Tx, writes: readonly FieldWrite[]): Promise<void> {
  for (const column of LISTED_COLUMNS) await writeColumn(tx, column, rowsOf(writes, column))
  await addSeats(tx, writes)
  for (const column of SEAT_COLUMNS) await writeSeat(tx, column, rowsOf(writes, `location.${column}`))
  for (const scheme of LISTED_SCHEMES)
    await writeIdentifier(tx, scheme, rowsOf(writes, `identifier.${scheme}`))
  await writePhones(tx, writes)
}

const rowsOf = (writes: readonly FieldWrite[], field: ListedField): Row[] =>
  writes
    .filter((write) => write.field === field)
    .map(({ organizationId, value }) => ({
      id: organizationId,
      value: typeof value === 'string' ? value : null,
    }))

async function writeColumn(tx: Tx, column: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  await sql`update organization o set ${sql.id(column)} = v.value from ${values(rows)} where o.id = v.id`.execute(
    tx,
  )
}

async function addSeats(tx: Tx, writes: readonly FieldWrite[]): Promise<void> {
  const ids = writes
    .filter(({ field, value }) => field.startsWith('location.') && value !== null)
    .map((w) => w.organizationId)
  if (ids.length === 0) return
  await sql`insert into location (id, organization_id, is_seat)
    select gen_random_uuid(), id, true from unnest(${[...new Set(ids)]}::uuid[]) as wanted(id)
    where not exists (select from location l where l.organization_id = wanted.id and l.is_seat)`.execute(tx)
}

/** A new municipality makes the coordinates of the old one wrong: they are dropped with it. */
async function writeSeat(tx: Tx, column: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const moved =
    column === 'istat_code' ? sql`, latitude = null, longitude = null, geocode_quality = null` : sql``
  await sql`update location l set ${sql.id(column)} = v.value ${moved} from ${values(rows)}
    where l.organization_id = v.id and l.is_seat and l.${sql.id(column)} is distinct from v.value`.execute(tx)
}

/** A code is never rewritten: the old one ends today and the new one begins, or an ended one goes on. */
export async function writeIdentifier(
  tx: Tx,
  scheme: string,
  rows: readonly { id: string; value: string | null }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`update organization_identifier i set valid_to = current_date from ${values(rows)}
    where i.organization_id = v.id and i.identifier_scheme = ${scheme} and i.valid_to is null
      and i.identifier is distinct from v.value`.execute(tx)
  await sql`update organization_identifier i set valid_to = null from ${values(rows)}
    where i.organization_id = v.id and i.identifier_scheme = ${scheme} and i.identifier = v.value
      and i.valid_to is not null`.execute(tx)
  await sql`insert into organization_identifier (id, organization_id, identifier_scheme, identifier, personal)
    select gen_random_uuid(), v.id, ${scheme}, v.value, ${scheme} = 'IT-CF' and length(v.value) = 16
    from ${values(rows)}
    where v.value is not null and not exists (select from organization_identifier i
      where i.organization_id = v.id and i.identifier_scheme = ${scheme} and i.identifier = v.value)
    on conflict do nothing`.execute(tx)
}

/** The numbers of the organisation itself; those of a service or a place are not a list's business. */
async function writePhones(tx: Tx, writes: readonly FieldWrite[]): Promise<void> {
  const rows = writes.filter(({ field }) => field === 'phone')
  if (rows.length === 0) return
  await sql`delete from phone where organization_id = any(${rows.map((row) => row.organizationId)})
    and service_id is null and location_id is null`.execute(tx)
  const numbers = rows.flatMap(({ organizationId, value }) =>
    [value ?? []].flat().map((number, position) => ({ id: organizationId, number, position })),
  )
  if (numbers.length === 0) return
  await sql`insert into phone (id, organization_id, number, position)
    select gen_random_uuid(), id, number, position
    from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb) as v(id uuid, number text, position integer)`.execute(
    tx,
  )
}
