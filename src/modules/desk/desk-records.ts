import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'
import { type Freshness, freshness, type OpenState, openOrganization } from '../directory/api.ts'
import { around, provinceRegions } from '../territory/api.ts'

/** A record as the desk reads it out: who it is, how to reach it, whether it is open and how fresh it is. */
export interface DeskRecord {
  id: string
  name: string
  lang: string
  slug: string
  visibility: string
  lifecycle: string
  email: string | null
  phones: readonly string[]
  /** Street and town of the seat. */
  address: string | null
  open: OpenState
  freshness: Freshness
  verifiedAt: Date | null
  /** ISTAT codes of where its seat is. */
  territories: readonly string[]
}

/** These records, in this order; those that are gone are left out. */
export async function readDeskRecords(
  db: DbOrTx,
  ids: readonly string[],
  now: Date,
  timeZone: string,
): Promise<DeskRecord[]> {
  if (ids.length === 0) return []
  const [rows, spans, regions] = await Promise.all([
    listRows(db, ids),
    listSpans(db, ids),
    provinceRegions(db),
  ])
  const records = rows.map(({ months, istat, ...row }) => ({
    ...row,
    territories: istat ? around(regions, [istat]) : [],
    open: openOrganization(
      spans.filter((span) => span.organization_id === row.id),
      now,
      timeZone,
    ).state,
    freshness: freshness(row.verifiedAt, months, now),
  }))
  return ids.flatMap((id) => records.find((one) => one.id === id) ?? [])
}

const listRows = (db: DbOrTx, ids: readonly string[]) =>
  db
    .selectFrom('organization as o')
    .leftJoin('location as seat', (join) =>
      join.onRef('seat.organization_id', '=', 'o.id').on('seat.is_seat', '=', true),
    )
    .leftJoin('municipality as m', 'm.istat_code', 'seat.istat_code')
    .select(['o.id', 'o.name', 'o.original_lang as lang', 'o.slug', 'o.visibility', 'o.lifecycle', 'o.email'])
    .select(['o.verified_at as verifiedAt', 'o.review_interval_months as months', 'seat.istat_code as istat'])
    .select(sql<string | null>`nullif(concat_ws(', ', seat.address_1, m.name), '')`.as('address'))
    .select(
      sql<string[]>`array(select p.number from phone p where p.organization_id = o.id and p.type <> 'fax'
        order by p.service_id nulls first, p.position, p.id limit 3)`.as('phones'),
    )
    .where('o.id', 'in', [...ids])
    .execute()

const listSpans = (db: DbOrTx, ids: readonly string[]) =>
  db
    .selectFrom('schedule')
    .selectAll()
    .where('organization_id', 'in', [...ids])
    .execute()
