import { sql } from 'kysely'
import type { Cx } from '../../platform/cx.ts'
import type { DbOrTx } from '../../platform/db/database.ts'
import { findPublic } from '../directory/api.ts'
import { type DeskRecord, readDeskRecords } from './desk-records.ts'

/** Records shown for one question. */
const MOST = 12

/** What was found: first what has this very code, number, address or hidden name, then what the search finds. */
export interface LookedUp {
  exact: readonly DeskRecord[]
  found: readonly DeskRecord[]
  /** How many public records the search has. */
  total: number
}

/** Finds records by anything somebody says on the phone; those not public only for who looks after their territory. */
export async function lookUp(cx: Cx, asked: string, scope: readonly string[] | undefined): Promise<LookedUp> {
  const [ids, open] = await Promise.all([exactIds(cx.db, asked, scope), findPublic(cx, asked, MOST)])
  const others = open.ids.filter((id) => !ids.includes(id))
  const [exact, found] = await Promise.all([
    readDeskRecords(cx.db, ids, cx.now, cx.config.timeZone),
    readDeskRecords(cx.db, others, cx.now, cx.config.timeZone),
  ])
  return { exact, found, total: open.total }
}

/** Ids of the records with this tax code or other number, phone, or e-mail, and of those not public with this name. */
export async function exactIds(
  db: DbOrTx,
  asked: string,
  scope: readonly string[] | undefined,
): Promise<string[]> {
  const code = asked.replace(/[\s.-]/g, '').toUpperCase()
  const digits = asked.replace(/\D/g, '')
  const isNumber = digits.length >= 6 && /^[\d\s()+./-]+$/.test(asked)
  const mail = asked.trim().toLowerCase()
  const words = asked
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')
  const { rows } = await sql<{ id: string }>`
    select distinct o.id, o.name from organization o
    left join location seat on seat.organization_id = o.id and seat.is_seat
    where o.merged_into_id is null
      and (o.visibility = 'public' or ${inScope(scope)})
      and o.id in (
        select organization_id from organization_identifier
          where ${/^[A-Z0-9/]{5,30}$/.test(code)} and upper(identifier) = ${code} and valid_to is null
        union all
        select organization_id from phone
          where ${isNumber} and right(regexp_replace(number, '\\D', '', 'g'), 8) = right(${digits}, 8)
        union all
        select organization_id from contact
          where ${isNumber} and right(regexp_replace(phone, '\\D', '', 'g'), 8) = right(${digits}, 8)
        union all
        select id from organization
          where ${mail.includes('@')} and (lower(email) = ${mail} or lower(certified_email) = ${mail})
        union all
        select organization_id from contact where ${mail.includes('@')} and lower(email) = ${mail}
        union all
        select id from organization
          where ${words.length >= 3} and visibility <> 'public' and lower(name) like ${`%${words}%`}
      )
    order by o.name, o.id limit ${MOST}`.execute(db)
  return rows.map(({ id }) => id)
}

const inScope = (scope: readonly string[] | undefined) =>
  scope === undefined
    ? sql`true`
    : sql`(seat.istat_code = any(${[...scope]}::text[]) or left(seat.istat_code, 3) = any(${[...scope]}::text[])
        or (select p.region_code from province p where p.code = left(seat.istat_code, 3)) = any(${[...scope]}::text[]))`
