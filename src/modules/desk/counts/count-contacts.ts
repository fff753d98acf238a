import { type RawBuilder, sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { type ContactFilter, wanted } from '../contacts/contact-queries.ts'

/** By what contacts are counted. */
export const COUNTED_BY = ['month', 'channel', 'who', 'topic', 'language', 'outcome'] as const
export type CountedBy = (typeof COUNTED_BY)[number]

/** How many contacts, and minutes, there were of one kind; `key` is a month as `2026-11`, or a code. */
export interface ContactCount {
  key: string
  contacts: number
  minutes: number
}

const KEYS: Record<CountedBy, RawBuilder<string>> = {
  month: sql`to_char(c.at at time zone 'Europe/Rome', 'YYYY-MM')`,
  channel: sql`c.channel`,
  who: sql`c.who`,
  topic: sql`topic`,
  language: sql`c.lang`,
  outcome: sql`c.outcome`,
}

/** Contacts counted by one of their marks; one that spoke of several topics counts for each. Nobody is named. */
export async function countContacts(
  db: DbOrTx,
  by: CountedBy,
  filter: ContactFilter,
): Promise<ContactCount[]> {
  const key = KEYS[by]
  const rows = await db
    .selectFrom('desk_contact as c')
    .where(wanted(filter))
    .$if(by === 'topic', (query) =>
      query.innerJoin(sql<{ topic: string }>`unnest(c.topics)`.as<'t'>(sql`t(topic)`), (join) =>
        join.onTrue(),
      ),
    )
    .select([key.as('key')])
    .select(({ fn }) => [
      fn.countAll<string>().as('contacts'),
      fn.coalesce(fn.sum<string>('c.minutes'), sql<string>`0`).as('minutes'),
    ])
    .groupBy(key)
    .orderBy(by === 'month' ? key : sql`count(*) desc`)
    .orderBy(key)
    .execute()
  return rows.map((row) => ({ key: row.key, contacts: Number(row.contacts), minutes: Number(row.minutes) }))
}
