import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import type { CalendarDate } from '../record/calendar.ts'

/** Days between which events are looked for: not over before the first, begun until the last. */
export interface EventSpan {
  today: CalendarDate
  until: CalendarDate | undefined
  /** ISTAT code of a municipality; empty for all. */
  istat: string
}

const clock = (column: 'starts_at' | 'ends_at') =>
  sql<string | null>`to_char(${sql.ref(`e.${column}`)}, 'HH24:MI')`.as(column)
const town = sql<string | null>`coalesce(l.istat_code, e.istat_code)`

/** Coming events of public organisations that have not ended. */
const coming = (db: DbOrTx, { today, until }: Pick<EventSpan, 'today' | 'until'>) =>
  db
    .selectFrom('organization_event as e')
    .innerJoin('organization as o', 'o.id', 'e.organization_id')
    .leftJoin('location as l', 'l.id', 'e.place_id')
    .where('o.visibility', '=', 'public')
    .where('o.merged_into_id', 'is', null)
    .where('o.lifecycle', '!=', 'dissolved')
    .where(sql<boolean>`coalesce(e.ends_on, e.starts_on) >= ${today}`)
    .$if(until !== undefined, (query) => query.where('e.starts_on', '<=', until ?? today))

/** One page of the coming events, the soonest first. */
export const listEvents = (
  db: DbOrTx,
  { istat, ...span }: EventSpan,
  { limit, offset }: { limit: number; offset: number },
) =>
  coming(db, span)
    .$if(istat !== '', (query) => query.where(town, '=', istat))
    .select(['e.id', 'e.name', 'e.description', 'e.status', 'e.starts_on', 'e.ends_on'])
    .select(['e.place_name', 'e.online_url', 'e.booking', 'e.free'])
    .select([clock('starts_at'), clock('ends_at'), town.as('istat')])
    .select(['l.name as place', 'l.address_1 as address'])
    .select(['o.name as organization', 'o.slug', 'o.original_lang as lang', 'o.updated_at as changed'])
    .orderBy('e.starts_on')
    .orderBy('e.starts_at', (order) => order.asc().nullsFirst())
    .orderBy('e.id')
    .limit(limit)
    .offset(offset)
    .execute()
export type ListedEvent = Awaited<ReturnType<typeof listEvents>>[number]

/** How many coming events there are in each municipality, and where nobody said which. */
export const countEvents = (db: DbOrTx, span: Pick<EventSpan, 'today' | 'until'>) =>
  coming(db, span)
    .select([town.as('istat'), sql<string>`count(*)`.as('count')])
    .groupBy(town)
    .execute()

/** Texts of events in a language, where they were translated. */
export const listEventTexts = (db: DbOrTx, ids: readonly string[], lang: string) =>
  db
    .selectFrom('translation')
    .select(['entity_id', 'field', 'lang', 'text', 'kind'])
    .where('entity', '=', 'organization_event')
    .where(sql<boolean>`entity_id = any(${[...ids]}::uuid[])`)
    .where('lang', '=', lang)
    .execute()
