import { type RawBuilder, sql } from 'kysely'
import type { OpeningMoment } from './opening-moment.ts'

/** The organisations some door or service of which is open at a moment, as a subquery of their ids. */
export function openOrganizations({ date, time, days, yesterday }: OpeningMoment): RawBuilder<unknown> {
  return sql`select span.organization_id from schedule span
    where not span.closed and ${inForce('span', date)} and (
      (${onDays('span', days)} and span.opens_at <= ${time}::time
        and (span.closes_at > ${time}::time or span.closes_at < span.opens_at))
      or (${onDays('span', yesterday)} and span.closes_at < span.opens_at and span.closes_at > ${time}::time))
    and not exists (select from schedule shut
      where shut.closed and shut.organization_id = span.organization_id and ${inForce('shut', date)}
        and ${onDays('shut', days)}
        and (shut.opens_at = shut.closes_at or ${time}::time between shut.opens_at and shut.closes_at)
        and (shut.location_id is null or shut.location_id = span.location_id)
        and (shut.service_id is null or shut.service_id = span.service_id))`
}

const inForce = (table: string, date: string) =>
  sql`coalesce(${sql.ref(`${table}.valid_from`)}, ${date}::date) <= ${date}::date
    and coalesce(${sql.ref(`${table}.valid_to`)}, ${date}::date) >= ${date}::date`

const onDays = (table: string, days: readonly string[]) =>
  sql`string_to_array(${sql.ref(`${table}.byday`)}, ',') && ${days}::text[]`
