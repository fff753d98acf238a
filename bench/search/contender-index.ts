import { indexEngine } from '../../src/modules/directory/search/index-engine.ts'
import { knowledge } from '../../src/modules/directory/search/knowledge.ts'
import type { SearchEngine } from '../../src/modules/directory/search/search.ts'
import { suggestions } from '../../src/modules/directory/suggest/suggestions.ts'
import { buildCx } from '../../src/platform/http/build-cx.ts'
import type { Contender } from './contender.ts'
import { productContender } from './contender-sql.ts'
import { indexedHouse, type Site } from './house.ts'

/** The product with its own index, as a request asks it; where PostgreSQL would have to answer instead, it fails. */
export async function indexContender(site: Site): Promise<Contender> {
  const { house, search } = await indexedHouse(site)
  const { timeZone } = house.config
  const cx = await buildCx(house, new Request('http://localhost/it/suggerimenti.json'), 'bench')
  const engine = indexEngine(search.index, {
    timeZone,
    knowledge: () => knowledge(house.db, house.config),
    otherwise: REFUSAL,
  })
  return {
    ...productContender(site.db, engine),
    bytes: () => search.index.state().reduce((sum, { bytes }) => sum + bytes, 0),
    suggest: async (text) => suggestions(cx, await knowledge(house.db, house.config), text),
    stop: search.stop,
  }
}

const refuse = async () => {
  throw new Error('the index did not answer')
}
const REFUSAL: SearchEngine = { search: refuse, list: refuse }
