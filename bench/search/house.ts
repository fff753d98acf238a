import { MODULES } from '../../src/modules.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { Services } from '../../src/platform/cx.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { assemble } from '../../src/platform/modules.ts'
import { type RunningSearch, startSearch } from '../../src/platform/search/threads/start-search.ts'
import { createServices } from '../../src/platform/services.ts'
import { NATION } from './fill.ts'

/** Where an engine works: the corpus, and a folder for what it keeps. */
export interface Site {
  db: Db
  url: string
  folder: string
}

/** The product over a corpus, for the whole of Italy, as its own process has it at hand. */
export const houseOf = ({ db, folder }: Site): Services =>
  createServices(
    readConfig({
      TERRITORY: NATION.territory,
      DATA_DIR: folder,
      LOG_LEVEL: 'error',
      PORT: '0',
      COMPRESS: '0',
      RATE_LIMIT: '0',
      REQUESTS_AT_ONCE: '0',
    }),
    db,
    assemble(MODULES),
  )

/** The product with its index loaded and answering. */
export async function indexedHouse(site: Site): Promise<{ house: Services; search: RunningSearch }> {
  const house = houseOf(site)
  const search = startSearch(house, site.url)
  await search.ready()
  if (!search.index.state().some(({ ready, records }) => ready && records > 0))
    throw new Error('the index has no records: make the corpus anew (generate.js)')
  return { house: { ...house, search: search.index }, search }
}
