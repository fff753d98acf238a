import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { processorTime } from '../../../platform/testing/processor-time.ts'
import { until } from '../../../platform/testing/search-house.ts'
import { popularSearches } from '../../thesaurus/api.ts'
import { plant } from '../search/planted.ts'
import type { SuggestionGroup } from './suggestions.ts'

let house: TestApplication

before(async () => {
  house = await testApplication(MODULES, {}, { search: true })
  await plant(house.db, [
    {
      name: 'Ambulatorio Zaffiro',
      istat: '100005',
      terms: ['area:sanitario', 'beneficiary:anziani'],
      service: { name: 'Misurazione della pressione', terms: ['sector:ambulatorio'] },
    },
    { name: 'Misericordia di Vaiano', type: 'odv', istat: '100006' },
    {
      name: 'Zaffiro Segretissima',
      visibility: 'draft',
      istat: '100001',
      description: 'Zaffirosegreto',
      service: { name: 'Zaffiroservizio', terms: ['sector:doposcuola'] },
    },
    { name: 'Zaffiro Cessata', lifecycle: 'dissolved', service: { name: 'Zaffirochiuso' } },
  ])
  for (let day = 1; day <= 3; day++)
    await house.db
      .insertInto('search_asked')
      .values(
        [
          ['zaffiro prato', 3, 1] as const,
          ['zaffirovuoto', 3, 0] as const,
          ['zaffiroraro', 1, 1] as const,
        ].map(([text, times, total]) => ({
          day: `2026-11-0${day}`,
          lang: 'it',
          folded: text,
          text,
          times,
          total,
        })),
      )
      .execute()
  popularSearches(house.db)
  await until(() => popularSearches(house.db).size > 0)
  await until(async () => (await found('mis'))?.offers.length === 1)
})
after(() => house.stop())

const found = (text: string) => house.services.search.suggest('organization', text, { records: 1, offers: 1 })

interface Answer {
  q: string
  groups: SuggestionGroup[]
  said: string
}

const read = (path: string) => house.app.request(path)
async function ask(q: string, lang = 'it'): Promise<Answer> {
  const answer = await read(`/${lang}/suggerimenti.json?q=${encodeURIComponent(q)}`)
  assert.equal(answer.status, 200)
  return (await answer.json()) as Answer
}
const lines = ({ groups }: Answer) =>
  groups.flatMap(({ kind, options }) => options.map(({ text }) => `${kind}: ${text}`))
const hrefs = ({ groups }: Answer) => groups.flatMap(({ options }) => options.map(({ href }) => href))

test('a beginning finds searches, services and organisations, and says how many', async () => {
  assert.deepEqual(lines(await ask('zaff')), ['search: zaffiro prato', 'organization: Ambulatorio Zaffiro'])
  const answer = await ask('mis')
  assert.deepEqual(lines(answer).slice(-2), [
    'service: Misurazione della pressione',
    'organization: Misericordia di Vaiano',
  ])
  assert.match(answer.said, /^3 suggerimenti/)
  assert.deepEqual(hrefs(answer).slice(-2), [
    '/it/enti?q=Misurazione+della+pressione',
    `/it/enti/${(await found('misericordia'))?.records[0]?.slug}`,
  ])
})

test('a code is found by its words in any language and shown in the page’s', async () => {
  for (const typed of ['看病', '医院', 'здоров', 'health', 'SALUTE', 'ｓａｌｕｔｅ'])
    assert.ok(hrefs(await ask(typed)).includes('/it/enti?area=sanitario'), typed)
  const { groups } = await ask('看病')
  const line = groups[0]?.options.find(({ href }) => href.endsWith('area=sanitario'))
  assert.deepEqual([line?.as?.lang, line?.as?.text.includes('看病')], ['zh', true])
  assert.equal(groups[0]?.kind, 'value')
  assert.match(line?.text ?? '', /salute/i)
  assert.match(JSON.stringify(await ask('anz', 'zh')), /老人|老年/)
})

test('a place is found by its name in every script, and leads to what is there', async () => {
  for (const [lang, typed] of [
    ['it', 'prat'],
    ['zh', '普拉'],
    ['it', '普拉'],
    ['ru', 'Прат'],
    ['ar', 'براتو'],
  ] as const)
    assert.ok(hrefs(await ask(typed, lang)).includes(`/${lang}/enti?luogo=100005`), `${lang} ${typed}`)
})

test('values that nothing public has, bodies that closed and searches that found nothing stay away', async () => {
  for (const lang of ['it', 'zh'])
    for (const typed of [
      'zaffiros',
      'zaffiroc',
      'zaffirov',
      'zaffiror',
      'segretis',
      'zaffiro ce',
      'doposc',
      'cantagallo',
    ])
      assert.deepEqual(lines(await ask(typed, lang)), [], typed)
  const bar = await (await read('/it/suggerimenti-browser.json?q=zaffiro')).text()
  assert.match(
    bar,
    /^\["zaffiro",\["zaffiro prato","Ambulatorio Zaffiro"\],\["Ricerche frequenti","Enti"\],\["http/,
  )
  assert.doesNotMatch(bar, /segret|cessata|servizio|chiuso|vuoto|raro/i)
})

test('never more than eight lines, and nothing twice', async () => {
  for (const typed of ['as', 'ce', 'pr', 'an', '看', 'в о', 'sa', 'sta']) {
    const found = lines(await ask(typed))
    assert.ok(found.length <= 8, typed)
    assert.equal(new Set(found).size, found.length, typed)
  }
})

test('hostile beginnings answer quickly and with nothing of theirs', async () => {
  const typed = [
    '',
    ' ',
    'a',
    '%',
    "'; --",
    '\0',
    '\u202e',
    '<script>',
    '(((',
    'x'.repeat(5_000),
    '看'.repeat(5_000),
    'a '.repeat(900),
  ]
  const work = await processorTime(async () => {
    for (const one of typed) assert.deepEqual(lines(await ask(one)), [], one.slice(0, 20))
  })
  assert.ok(work < 3_000, `${work} ms`)
  for (const query of ['', '?q', '?q=%ff', '?q=1&q=%ed%a0%80', '?q[]=1'])
    assert.equal((await read(`/it/suggerimenti.json${query}`)).status, 200, query)
})

test('only the browser of whoever typed may keep the answer', async () => {
  const answer = await read('/it/suggerimenti.json?q=prato')
  assert.equal(answer.headers.get('cache-control'), 'private, max-age=60')
  assert.equal(answer.headers.get('set-cookie'), null)
})

test('while the index loads, values and places are suggested all the same', async () => {
  const { search } = house.services
  house.services.search = {
    ...search,
    suggest: async () => undefined,
  }
  try {
    assert.deepEqual(hrefs(await ask('prat')), ['/it/enti?luogo=100005'])
  } finally {
    house.services.search = search
  }
})
