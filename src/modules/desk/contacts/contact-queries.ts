import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, DbOrTx } from '../../../platform/db/database.ts'
import type { Channel, Outcome, Who } from './contact.ts'

/** Contacts on one page of the list. */
export const CONTACTS_PAGE = 50

/** What is wanted of the log; nothing narrows what is absent. */
export interface ContactFilter {
  /** Territories that whoever asks looks after; undefined is everywhere. */
  scope: readonly string[] | undefined
  /** First and last day, `2026-11-22`. */
  from?: string | undefined
  to?: string | undefined
  channel?: Channel | undefined
  who?: Who | undefined
  outcome?: Outcome | undefined
  lang?: string | undefined
  topic?: string | undefined
  organizationId?: string | undefined
  /** Id of the operator. */
  loggedBy?: string | undefined
}

type On = ExpressionBuilder<Database & { c: Database['desk_contact'] }, 'c'>

/** Days are those of the territory. */
const ZONE = 'Europe/Rome'

/** The conditions of a filter, on `desk_contact as c`. */
export const wanted = (filter: ContactFilter) => (on: On) =>
  on.and([
    on('c.removed_at', 'is', null),
    ...(filter.scope ? [sql<boolean>`c.territories && ${[...filter.scope]}::text[]`] : []),
    ...(filter.from ? [sql<boolean>`c.at >= ${filter.from}::timestamp at time zone ${ZONE}`] : []),
    ...(filter.to ? [sql<boolean>`c.at < (${filter.to}::date + 1)::timestamp at time zone ${ZONE}`] : []),
    ...(filter.channel ? [on('c.channel', '=', filter.channel)] : []),
    ...(filter.who ? [on('c.who', '=', filter.who)] : []),
    ...(filter.outcome ? [on('c.outcome', '=', filter.outcome)] : []),
    ...(filter.lang ? [on('c.lang', '=', filter.lang)] : []),
    ...(filter.topic ? [sql<boolean>`${filter.topic} = any(c.topics || c.words)`] : []),
    ...(filter.loggedBy ? [on('c.logged_by', '=', filter.loggedBy)] : []),
    ...(filter.organizationId
      ? [
          sql<boolean>`exists (select from desk_contact_record r
            where r.contact_id = c.id and r.organization_id = ${filter.organizationId})`,
        ]
      : []),
  ])

const withRecords = (db: DbOrTx) =>
  db
    .selectFrom('desk_contact as c')
    .selectAll('c')
    .select((on) =>
      jsonArrayFrom(
        on
          .selectFrom('desk_contact_record as r')
          .innerJoin('organization as o', 'o.id', 'r.organization_id')
          .select(['o.id', 'o.name', 'o.slug', 'o.visibility', 'o.original_lang as lang'])
          .whereRef('r.contact_id', '=', 'c.id')
          .orderBy('o.name'),
      ).as('records'),
    )

/** One page of the log, the latest first, and how many there are. */
export async function listContacts(db: DbOrTx, filter: ContactFilter, page: number) {
  const [rows, { total }] = await Promise.all([
    withRecords(db)
      .where(wanted(filter))
      .orderBy('c.at', 'desc')
      .orderBy('c.id', 'desc')
      .limit(CONTACTS_PAGE)
      .offset((page - 1) * CONTACTS_PAGE)
      .execute(),
    db
      .selectFrom('desk_contact as c')
      .where(wanted(filter))
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { rows, total: Number(total) }
}
export type Contact = Awaited<ReturnType<typeof listContacts>>['rows'][number]

/** All of them, for a file; at most 50,000. */
export const listAllContacts = (db: DbOrTx, filter: ContactFilter): Promise<Contact[]> =>
  withRecords(db).where(wanted(filter)).orderBy('c.at').orderBy('c.id').limit(50_000).execute()

/** One contact, also when it was removed and may still be put back. */
export const findContact = (db: DbOrTx, id: string): Promise<Contact | undefined> =>
  withRecords(db).where('c.id', '=', id).executeTakeFirst()

/** The latest contact of an operator: a new one begins like it. */
export const findLatest = (db: DbOrTx, accountId: string): Promise<Contact | undefined> =>
  withRecords(db)
    .where('c.logged_by', '=', accountId)
    .where('c.removed_at', 'is', null)
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The kinds of contact an operator keeps most often, of their latest two hundred. */
export const listUsual = (db: DbOrTx, accountId: string) =>
  db
    .selectFrom(
      db
        .selectFrom('desk_contact')
        .select(['channel', 'who', 'lang', 'minutes', 'at'])
        .where('logged_by', '=', accountId)
        .where('removed_at', 'is', null)
        .where('outcome', 'in', ['answered', 'referred', 'recorded', 'unanswered'])
        .orderBy('at', 'desc')
        .limit(200)
        .as('c'),
    )
    .select(['c.channel', 'c.who', 'c.lang'])
    .select(sql<number>`percentile_disc(0.5) within group (order by coalesce(c.minutes, 5))`.as('minutes'))
    .groupBy(['c.channel', 'c.who', 'c.lang'])
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy(({ fn }) => fn.max('c.at'), 'desc')
    .limit(3)
    .execute()
export type Usual = Awaited<ReturnType<typeof listUsual>>[number]
