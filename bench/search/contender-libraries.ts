import { Charset, Index } from 'flexsearch'
import MiniSearch from 'minisearch'
import { knowledge } from '../../src/modules/directory/search/knowledge.ts'
import { readCards } from '../../src/modules/directory/search/read-cards.ts'
import type { SearchRequest } from '../../src/modules/directory/search/search.ts'
import type { Db } from '../../src/platform/db/database.ts'
import type { Columns } from './columns.ts'
import type { Contender } from './contender.ts'
import { readDocuments } from './documents.ts'
import { NATION } from './fill.ts'
import type { Site } from './house.ts'

/** MiniSearch as its guide says for typing errors and beginnings; keys and counts by a loop over what it finds. */
export async function miniSearchContender({ db }: Site): Promise<Contender> {
  const index = new MiniSearch({
    fields: ['name', 'services', 'labels', 'text'],
    processTerm: (term) => term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
    searchOptions: {
      boost: { name: 4, services: 2, labels: 2 },
      combineWith: 'AND',
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      prefix: (_term, at, terms) => at === terms.length - 1,
    },
  })
  const columns = await readDocuments(db, await knowledge(db, NATION), (document) => index.add(document))
  return libraryContender(db, columns, (text) => index.search(text).map(({ id }) => Number(id)))
}

/** FlexSearch with the tokenizer for beginnings; it knows no typing errors. The name stands first, so it weighs most. */
export async function flexSearchContender({ db }: Site): Promise<Contender> {
  const index = new Index({ tokenize: 'forward', encoder: Charset.LatinBalance })
  const columns = await readDocuments(
    db,
    await knowledge(db, NATION),
    ({ id, name, services, labels, text }) => index.add(id, `${name} ${services} ${labels} ${text}`),
  )
  return libraryContender(db, columns, (text) => index.search(text, { limit: columns.size() }).map(Number))
}

const libraryContender = (db: Db, columns: Columns, find: (text: string) => number[]): Contender => ({
  async answer(request: SearchRequest) {
    const found = request.q === '' ? Array.from({ length: columns.size() }, (_, at) => at) : find(request.q)
    const { first, ...counted } = columns.count(found, request)
    const cards = await readCards(db, first.map(columns.idAt), 'it')
    return { ...counted, cards: cards.size }
  },
})
