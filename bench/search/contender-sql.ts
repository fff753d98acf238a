import { knowledge } from '../../src/modules/directory/search/knowledge.ts'
import { readCards } from '../../src/modules/directory/search/read-cards.ts'
import type { SearchEngine } from '../../src/modules/directory/search/search.ts'
import { sqlEngine } from '../../src/modules/directory/search/sql-engine.ts'
import type { Db } from '../../src/platform/db/database.ts'
import type { Contender } from './contender.ts'
import { NATION } from './fill.ts'

/** The moment that "open now" is asked at. */
export const MOMENT = new Date('2026-11-21T10:00:00Z')

/** PostgreSQL alone, as the product asks it. */
export const sqlContender = async (db: Db): Promise<Contender> => {
  await knowledge(db, NATION)
  return productContender(
    db,
    sqlEngine(db, { timeZone: 'Europe/Rome', knowledge: () => knowledge(db, NATION) }),
  )
}

/** An engine of the product with the rows that its page shows. */
export const productContender = (db: Db, engine: SearchEngine, stop = async () => {}): Contender => ({
  async answer(request) {
    const { total, facets, hits } = await engine.search(request, MOMENT)
    const cards = await readCards(
      db,
      hits.map(({ id }) => id),
      'it',
    )
    const { wheelchair, free, openNow, ...keys } = facets
    const counts = Object.entries(keys).map(([key, list]) => [
      key,
      Object.fromEntries(list.map(({ code, count }) => [code, count])),
    ])
    return {
      total,
      counts: { ...Object.fromEntries(counts), flags: { wheelchair, free, openNow } },
      cards: cards.size,
    }
  },
  stop,
})
