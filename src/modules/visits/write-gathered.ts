import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { Count } from './gather.ts'

/** Counts under the names of what they count. */
export type Gathered = Map<string, Count>

/**
 * Adds the counts to the tables, in one transaction and always in the same order, so that two processes never wait for
 * each other in a circle. What was shown of an organisation that is gone is left out.
 */
export async function writeGathered(db: Db, counts: Gathered): Promise<void> {
  const rows = [...counts.values()]
  const json = (table: Count['table']) => JSON.stringify(rows.filter((row) => row.table === table))
  await db.transaction().execute(async (tx) => {
    await sql`
      insert into visit_count as v (organization_id, day, lang, shown, times)
      select o.id, row.day, row.lang, row.shown, row.times
      from jsonb_to_recordset(${json('count')}::jsonb)
        as row("organizationId" uuid, day date, lang text, shown text, times integer)
      join organization o on o.id = row."organizationId"
      order by o.id, row.day, row.lang, row.shown
      on conflict (organization_id, day, lang, shown) do update set times = v.times + excluded.times`.execute(
      tx,
    )
    await sql`
      insert into visit_words as v (organization_id, month, lang, folded, text, times)
      select o.id, row.day, row.lang, row.folded, row.text, row.times
      from jsonb_to_recordset(${json('words')}::jsonb)
        as row("organizationId" uuid, day date, lang text, folded text, text text, times integer)
      join organization o on o.id = row."organizationId"
      order by o.id, row.day, row.lang, row.folded
      on conflict (organization_id, month, lang, folded)
        do update set times = v.times + excluded.times, text = excluded.text`.execute(tx)
  })
}
