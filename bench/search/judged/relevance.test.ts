import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demo } from '../../../src/modules/directory/demo/demo.ts'
import { MODULES } from '../../../src/modules.ts'
import { type RunningSearch, startSearch } from '../../../src/platform/search/threads/start-search.ts'
import { type TestApplication, testApplication } from '../../../src/platform/testing/application.ts'
import { figures } from './figures.ts'
import { judgedQueries } from './judged-query.ts'
import { type Scored, scoreCorpus } from './score.ts'

/** Shares measured over the open part of the demo territory, less three queries. */
const SUCCESS_1 = 0.89
const SUCCESS_5 = 0.945

let application: TestApplication
let search: RunningSearch
let scored: Scored[]
before(async () => {
  application = await testApplication(MODULES)
  const { services, url } = application
  await demo.load(services)
  search = startSearch(services, url)
  services.search = search.index
  await search.ready()
  const queries = judgedQueries().filter(({ corpus }) => corpus === 'demo')
  scored = await scoreCorpus(services, queries, new Date())
})
after(async () => {
  await search.stop()
  await application.stop()
})

test('every question about the demo territory has an acceptable answer in it', () => {
  const without = scored.filter(({ acceptable }) => acceptable === 0).map(({ query }) => query.id)
  assert.deepEqual(without, [])
})

test('a person who asks about the demo territory finds an acceptable answer among the first five', () => {
  const { success1, success5 } = figures(scored.filter(({ closed }) => !closed))
  assert.ok(success1 >= SUCCESS_1, `first: ${success1}`)
  assert.ok(success5 >= SUCCESS_5, `among the first five: ${success5}`)
})
