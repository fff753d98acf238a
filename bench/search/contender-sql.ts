import { knowledge } from '../../src/modules/directory/search/knowledge.ts'
import { readCards } from '../../src/modules/directory/search/read-cards.ts'
import type { SearchEngine } from '../../src/modules/directory/search/search.ts'
import { sqlEngine } from '../../src/modules/directory/search/sql-engine.ts'
import type { Db } from '../../src/platform/db/database.ts'
import type { Contender } from './contender.ts'
import { NATION } from './fill.ts'
import type { Site } from './house.ts'

/** The moment that "open now" is asked at. */
const MOMENT = new Date('2026-11-21T10:00:00Z')

/** The product with PostgreSQL alone. */
export const sqlContender = async ({ db }: Site): Promise<Contender> =>
  productContender(db, sqlEngine(db, { timeZone: 'Europe/Rome', knowledge: () => knowledge(db, NATION) }))

/** An engine of the product with the rows that its page shows. */
export const productContender = (db: Db, engine: SearchEngine): Contender => ({
  async answer(request) {
    const { total, facets, hits } = await engine.search(request, MOMENT)
    const ids = hits.map(({ id }) => id)
    const cards = await readCards(db, ids, 'it')
    return { total, counts: facets, wheelchair: facets.wheelchair, free: facets.free, cards: cards.size }
  },
})
