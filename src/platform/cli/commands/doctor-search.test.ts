import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { newId } from '../../ids.ts'
import { savedFiles } from '../../search/feed/saved-index.ts'
import { searchFolder } from '../../search/threads/start-search.ts'
import { type SearchHouse, searchHouse, until } from '../../testing/search-house.ts'
import { searchFindings } from './doctor-search.ts'

let house: SearchHouse
before(async () => {
  house = await searchHouse()
})
after(() => house.stop())

const look = () => searchFindings(house.services, house.url, house.services.translate.en)

test('before the first start there is no file, which is in order', async () => {
  const [finding, ...others] = await look()
  assert.match(finding?.what ?? '', /0 documents of kind sample.*no index file yet/)
  assert.deepEqual([finding?.ok, others], [true, []])
})

test('a file that is behind is in order, and by how much is said', async () => {
  await house.put({ [newId()]: 'Uno' })
  await house.start()
  await until(async () => (await savedFiles(searchFolder(house.dataDir))).length === 1)
  await house.halt()
  await house.put({ [newId()]: 'Due', [newId()]: 'Tre' })
  const [finding] = await look()
  assert.match(finding?.what ?? '', /3 documents of kind sample.*0 min old, 2 changes are not in it yet/)
  assert.equal(finding?.ok, true)
})

test('a file with other records than the database is said to be wrong, with what to do', async () => {
  await sql`delete from search_document where document->>'title' = 'Uno'`.execute(house.db)
  const [finding] = await look()
  assert.deepEqual([finding?.ok, /others/.test(finding?.what ?? '')], [false, true])
  assert.match(finding?.fix ?? '', /remove .*search and start it again/)
})
