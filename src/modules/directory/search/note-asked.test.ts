import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { thesaurus } from '../../thesaurus/module.ts'
import { directory } from '../module.ts'
import { plant, plantedEngine } from './planted.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES)
  await plantedEngine(house.db)
  await plant(house.db, [
    { name: 'Mensa dei poveri', type: 'odv', istat: '100005' },
    { name: 'Centro anziani', type: 'aps', istat: '100006' },
  ])
})
after(() => house.stop())
beforeEach(() => house.db.deleteFrom('search_asked').execute())

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const open = async (path: string, headers: Record<string, string> = { 'user-agent': FIREFOX }) => {
  const { status } = await house.app.request(path, { headers })
  assert.equal(status, 200, path)
}
const noted = async () => {
  await thesaurus.stop?.(house.services)
  const rows = await house.db.selectFrom('search_asked').selectAll().orderBy('folded').execute()
  return rows.map(({ lang, text, times, total }) => `${lang} ${text} ${times} ${total}`)
}

test('a person’s search for words is counted, with the records that have them all', async () => {
  await open('/it/enti?q=mensa')
  await open('/it/enti?q=Mensa')
  await open('/en/enti?q=astronave')
  assert.deepEqual(await noted(), ['en astronave 1 0', 'it mensa 2 1'])
})

test('programs, exports, further pages and filters of the same search are not counted', async () => {
  await open('/it/enti?q=mensa', { 'user-agent': 'Googlebot/2.1' })
  await open('/it/enti?q=mensa', {})
  await open('/it/enti.csv?q=mensa')
  await open('/it/enti.json?q=mensa')
  await open('/it/enti.atom?q=mensa')
  await open('/it/enti?q=mensa&page=2')
  await open('/it/enti?q=mensa&esatto=1')
  await open('/it/enti?q=mensa&tipo=odv', { 'user-agent': FIREFOX, referer: 'http://x.it/it/enti?q=mensa' })
  await open('/it/enti?tipo=odv')
  assert.deepEqual(await noted(), [])
})

test('words that only a filter kept from finding something are not said to find nothing', async () => {
  await open('/it/enti?q=mensa&tipo=aps')
  assert.deepEqual(await noted(), [])
  await open('/it/enti?q=mensa&tipo=odv')
  assert.deepEqual(await noted(), ['it mensa 1 1'])
})

test('what was searched in place of a misspelt word is counted', async () => {
  await open('/it/enti?q=mennsa')
  assert.deepEqual(await noted(), ['it mensa 1 1'])
})

test('how many organisations have all the words is known to those who look after the search', async () => {
  const found = (text: string) => directory.finds?.(house.services, { lang: 'it', text })
  assert.equal(await found('mensa'), 1)
  assert.equal(await found('mensa astronave'), 0)
})
