import { type RawBuilder, sql } from 'kysely'
import type { Moment, MomentDay } from '../../../platform/search/query.ts'
import { dateOf } from '../record/calendar.ts'

type Expression = RawBuilder<unknown>

/**
 * The organisations some door or service of which is open at a moment, as a subquery of their ids; the same that
 * `openOrganization` says. Each service and each place has its own hours; closures of the organisation close all.
 */
export const openOrganizations = (moment: Moment): Expression =>
  sql`select span.organization_id from schedule span
    where not span.closed and ${holds('span', moment, (day) => (day.holiday ? onHolidays : sql`true`))}
    and not exists (select from schedule shut
      where shut.closed and shut.organization_id = span.organization_id
        and ${holds('shut', moment, () => sql`true`)}
        and ((shut.location_id is null and shut.service_id is null) or ${sameOwner('shut')}))`

/** The hours of a span that has not ended before yesterday: without any, nobody knows whether it is open. */
export const hasHours = ({ yesterday }: Moment): Expression =>
  sql`not closed and coalesce(valid_to >= ${dateOf(yesterday.date)}::date, true)`

/** A span that began today, or yesterday for the night after. */
function holds(table: string, { minutes, today, yesterday }: Moment, when: (day: MomentDay) => Expression) {
  const opens = sql.ref(`${table}.opens_at`)
  const closes = sql.ref(`${table}.closes_at`)
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return sql`(
    (${onDay(table, today)} and ${when(today)} and ${opens} <= ${time}::time
      and (${closes} > ${time}::time or ${closes} <= ${opens} or ${closes} >= '23:59'))
    or (${onDay(table, yesterday)} and ${when(yesterday)}
      and ${closes} <= ${opens} and ${closes} < '23:59' and ${closes} > ${time}::time))`
}

function onDay(table: string, { date, names }: MomentDay): Expression {
  const day = dateOf(date)
  const byday = sql.ref(`${table}.byday`)
  return sql`coalesce(${sql.ref(`${table}.valid_from`)} <= ${day}::date, true)
    and coalesce(${sql.ref(`${table}.valid_to`)} >= ${day}::date, true)
    and string_to_array(case when ${sql.ref(`${table}.freq`)} = 'WEEKLY' then translate(${byday}, '-12345', '')
      else ${byday} end, ',') && ${[...names]}::text[]`
}

const sameOwner = (table: string): Expression =>
  sql`(${sql.ref(`${table}.location_id`)} is not distinct from span.location_id
    and ${sql.ref(`${table}.service_id`)} is not distinct from span.service_id)`

/** As `holdsOnHolidays`: given for a week at most, or by somebody who is open on all seven days. */
const onHolidays = sql`(coalesce(span.valid_to - span.valid_from < 7, false)
  or (select count(distinct right(day, 2)) from schedule week, unnest(string_to_array(week.byday, ',')) day
    where week.organization_id = span.organization_id and not week.closed and week.freq = 'WEEKLY'
      and ${sameOwner('week')}) = 7)`
