import { type RawBuilder, sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import type { Place } from '../../../platform/http/policy.ts'

/** ISTAT codes of the municipality, province and region of an organisation's seat; none where it is not known. */
export async function listTerritories(db: DbOrTx, organizationId: string): Promise<string[]> {
  const { rows } = await sql<{ codes: string[] }>`
    select array[l.istat_code, p.code, p.region_code] as codes
    from location l join province p on p.code = left(l.istat_code, 3)
    where l.organization_id = ${organizationId} and l.is_seat`.execute(db)
  return rows[0]?.codes ?? []
}

/** Where the organisations whose `organization_id` a query gives have their seat, each place once. */
export async function seatPlaces(db: DbOrTx, organizations: RawBuilder<unknown>): Promise<Place[]> {
  const { rows } = await sql<{ codes: (string | null)[] }>`
    select distinct array[l.istat_code, p.code, p.region_code] as codes from (${organizations}) named
    left join location l on l.organization_id = named.organization_id and l.is_seat
    left join province p on p.code = left(l.istat_code, 3)`.execute(db)
  return rows.map(({ codes }) => ({ territories: codes.filter((code) => code !== null) }))
}

/** Whether the municipality `istat` is one of these municipalities, or in one of these provinces or regions. */
export const inTerritories = (istat: RawBuilder<unknown>, codes: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`(${istat} = any(${codes}::text[]) or left(${istat}, 3) in (select p.code from province p
    where p.code = any(${codes}::text[]) or p.region_code = any(${codes}::text[])))`

/** Whether the seat of the organisation with this id is in one of these territories; `undefined` is everywhere. */
export const seatIn = (id: RawBuilder<unknown>, scope: readonly string[] | undefined): RawBuilder<boolean> =>
  scope
    ? sql<boolean>`exists (select from location seat where seat.organization_id = ${id} and seat.is_seat
        and ${inTerritories(sql`seat.istat_code`, scope)})`
    : sql<boolean>`true`
