import { engineOf } from '../../src/modules/directory/search/asking.ts'
import { knowledge } from '../../src/modules/directory/search/knowledge.ts'
import type { Contender } from './contender.ts'
import { productContender } from './contender-sql.ts'
import { indexedHouse, type Site } from './house.ts'

/** The product with its own index, as a request asks it. */
export async function indexContender(site: Site): Promise<Contender> {
  const { house, search } = await indexedHouse(site)
  const engine = async () => engineOf(house, await knowledge(house.db, house.config))
  return {
    ...productContender(site.db, {
      search: async (request, now) => (await engine()).search(request, now),
      list: async (request, now) => (await engine()).list(request, now),
    }),
    bytes: () => search.index.state().reduce((sum, { bytes }) => sum + bytes, 0),
    suggest: (text) =>
      Promise.all([
        search.index.suggestRecords('organization', text, 8),
        search.index.suggestOffers('organization', text, 8),
      ]),
    stop: search.stop,
  }
}
