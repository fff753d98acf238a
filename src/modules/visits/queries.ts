import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'
import type { ShownAs } from '../../platform/module.ts'
import { FEW } from './few.ts'
import type { Month } from './months.ts'

/** Name, address and kind of an organisation. */
export const findOrganization = (db: DbOrTx, id: string) =>
  db
    .selectFrom('organization')
    .select(['id', 'name', 'slug', 'type_code', 'original_lang as lang'])
    .where('id', '=', id)
    .executeTakeFirst()

/** How often an organisation was shown, by month and by what. */
export async function listByMonth(db: DbOrTx, organizationId: string, from: Month) {
  const { rows } = await sql<{ month: Month; shown: ShownAs; times: number }>`
    select to_char(date_trunc('month', day), 'YYYY-MM-DD') as month, shown, sum(times)::int as times
    from visit_count where organization_id = ${organizationId} and day >= ${from}
    group by 1, 2`.execute(db)
  return rows
}

/** How often its page was seen in each language since then, the most first. */
export async function listByLanguage(db: DbOrTx, organizationId: string, from: Month) {
  const { rows } = await sql<{ lang: string; times: number }>`
    select lang, sum(times)::int as times from visit_count
    where organization_id = ${organizationId} and day >= ${from} and shown = 'page'
    group by lang order by times desc, lang`.execute(db)
  return rows
}

const MOST_WORDS = 30

/** Words of searches that showed it, made at least five times since then, the most first. */
export async function listWords(db: DbOrTx, organizationId: string, from: Month) {
  const { rows } = await sql<{ text: string; lang: string; times: number }>`
    select max(text) as text, lang, sum(times)::int as times from visit_words
    where organization_id = ${organizationId} and month >= ${from}
    group by lang, folded having sum(times) >= ${FEW}
    order by times desc, text limit ${MOST_WORDS}`.execute(db)
  return rows
}

/** Others of the same type needed for an average that is nobody's own number. */
const ENOUGH = 5

/** How often on average the pages of the others of its type were seen in each month; nothing where they are too few. */
export async function listAverages(
  db: DbOrTx,
  { id, type_code }: { id: string; type_code: string | null },
  from: Month,
): Promise<Map<Month, number> | undefined> {
  if (type_code === null) return undefined
  const { rows } = await sql<{ month: Month | null; average: number; others: number }>`
    with others as (
      select id from organization where type_code = ${type_code} and id <> ${id}
        and visibility = 'public' and merged_into_id is null and lifecycle <> 'dissolved')
    select to_char(date_trunc('month', v.day), 'YYYY-MM-DD') as month,
      (sum(v.times)::float8 / (select count(*) from others)) as average,
      (select count(*)::int from others) as others
    from others o join visit_count v on v.organization_id = o.id and v.shown = 'page' and v.day >= ${from}
    group by 1`.execute(db)
  const [first] = rows
  if (!first || first.others < ENOUGH) return undefined
  return new Map(rows.map(({ month, average }) => [month ?? '', average]))
}
