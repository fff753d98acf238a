import type { DbOrTx } from '../../../platform/db/database.ts'
import type { SitemapEntry } from '../../../platform/module.ts'

/** Records read at once, so that a whole nation never has to fit in memory. */
const BATCH = 5_000

/** The pages of all public organisations, in an order that does not change while they are read. */
export async function* recordSitemap(db: DbOrTx): AsyncGenerator<SitemapEntry> {
  let after: string | undefined
  for (;;) {
    const rows = await db
      .selectFrom('organization')
      .select(['id', 'slug', 'updated_at'])
      .where('visibility', '=', 'public')
      .where('merged_into_id', 'is', null)
      .$if(after !== undefined, (query) => query.where('id', '>', after as string))
      .orderBy('id')
      .limit(BATCH)
      .execute()
    for (const { slug, updated_at } of rows) yield { path: `/enti/${slug}`, updatedAt: updated_at }
    after = rows.at(-1)?.id
    if (rows.length < BATCH || after === undefined) return
  }
}
