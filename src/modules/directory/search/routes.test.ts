import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { readConfig } from '../../../platform/config.ts'
import { csvCell } from '../../../platform/csv/csv.ts'
import { type App, createApp } from '../../../platform/http/app.ts'
import { newId } from '../../../platform/ids.ts'
import { assemble } from '../../../platform/modules.ts'
import { createServices } from '../../../platform/services.ts'
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts'
import { plant, plantedEngine } from './planted.ts'

let data: TestDatabase
let app: App

before(async () => {
  data = await testDatabase()
  await plantedEngine(data.db)
  const [first = ''] = await plant(data.db, [
    {
      name: '=2+5 Doposcuola <script>alert(1)</script>',
      description: 'Aiuto nei compiti; "gratis"\ne merenda',
      type: 'aps',
      istat: '100005',
      service: { name: 'Doposcuola', terms: ['sector:doposcuola', 'beneficiary:minori'], free: true },
      languages: ['zh'],
    },
    {
      name: 'Centro anziani di Vaiano',
      type: 'odv',
      istat: '100006',
      locality: 'Vaiano',
      terms: ['beneficiary:anziani'],
      point: [43.967, 11.122],
    },
  ])
  const code = (identifier_scheme: string, identifier: string, personal: boolean) => ({
    id: newId(),
    organization_id: first,
    identifier_scheme,
    identifier,
    personal,
  })
  await data.db
    .insertInto('organization_identifier')
    .values([code('IT-CF', 'RSSMRA80A01G999X', true), code('IT-PIVA', '01234567897', false)])
    .execute()
  const config = readConfig({ LOG_LEVEL: 'silent', COMPRESS: '0' })
  app = createApp(createServices(config, data.db, assemble(MODULES)))
})
after(() => data.stop())

/** Keeps the byte order mark, which `text()` leaves out. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

async function read(path: string) {
  const response = await app.request(path)
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: decoder.decode(await response.arrayBuffer()),
  }
}

test('the results say how many, in the language of the page, with what was chosen', async () => {
  const { text } = await read('/zh/enti?q=课后辅导&luogo=普拉托')
  assert.match(text, /找到 1 个机构/)
  assert.match(text, /aria-label="[^"]*普拉托/)
  assert.match(text, /name="luogo" value="100005" checked/)
})

test('the window and the printed page say what was asked', async () => {
  const title = (text: string) => /<title>([^<]*) – Tessuto<\/title>/.exec(text)?.[1]
  const { text } = await read('/it/enti?q=centro&luogo=Vaiano')
  assert.equal(title(text), 'centro, Vaiano – Cerca un ente o un servizio')
  assert.match(text, /<p class="print-only">Hai cercato: centro, Vaiano<\/p>/)
  assert.equal(title((await read('/it/enti')).text), 'Cerca un ente o un servizio')
  const long = title((await read(`/ar/enti?q=${'centro '.repeat(30)}&settore=doposcuola`)).text)
  assert.ok(long && long.length < 130 && long.includes('…'), long)
})

test('"open now" in the words becomes the filter, for the page to show and for every form of the results', async () => {
  const { text } = await read('/it/enti?q=centro+aperto+adesso')
  assert.match(text, /name="aperto" value="1" checked/)
  assert.match(text, /name="q"[^>]*value="centro"|value="centro"[^>]*name="q"/)
  assert.equal(JSON.parse((await read('/it/enti.json?q=centro+aperto+adesso')).text).total, 0)
  assert.equal(JSON.parse((await read('/it/enti.json?q=centro')).text).total, 1)
})

test('a town that is its own part is named once, in any language', async () => {
  const place = async (lang: string) =>
    /<p class="card-kicker">(.*?)<\/p>/.exec((await read(`/${lang}/enti?luogo=Vaiano`)).text)?.[1] ?? ''
  assert.match(await place('it'), / · Vaiano$/)
  assert.match(await place('ru'), / · Вайано$/)
  assert.match(await place('ar'), / · فايانو$/)
})

test('a question asked again shows the same cards, and another its own', async () => {
  const list = async (words: string) =>
    /<ol class="results plain-list">(.*?)<\/ol>/s.exec((await read(`/it/enti?q=${words}`)).text)?.[1] ?? ''
  const marked = await list('centro')
  assert.match(marked, /<mark>\w*centro/i)
  for (let times = 0; times < 3; times++) {
    assert.equal(await list('centro'), marked)
    assert.doesNotMatch(await list(''), /<mark>/)
  }
})

test('the order by distance is offered where a place is named, in a filter or in the words', async () => {
  const isOffered = async (query: string) =>
    (await read(`/it/enti?${query}`)).text.includes('ordine=distanza')
  assert.equal(await isOffered('q=centro'), false)
  assert.equal(await isOffered('luogo=Vaiano'), true)
  assert.equal(await isOffered('q=centro+vicino+a+Vaiano'), true)
})

test('what people wrote is escaped wherever it stands', async () => {
  const { text } = await read('/it/enti?q=doposcuola&nome="><img src=x onerror=1>&vicino=<b>')
  assert.doesNotMatch(text, /<script>alert|<img src=x|<b>/)
  const all = await read('/it/enti')
  assert.match(all.text, /&lt;script&gt;alert/)
  assert.doesNotMatch(all.text, /<script>alert/)
})

test('a province or a region is a place too, by its name or as its code', async () => {
  for (const [place, code] of [
    ['Toscana', 'region:09'],
    ['provincia di Prato', 'province:100'],
    ['托斯卡纳', 'region:09'],
    ['province:100', 'province:100'],
  ] as const) {
    const { text } = await read(`/fr/enti?luogo=${encodeURIComponent(place)}`)
    assert.match(text, new RegExp(`name="luogo" value="${code}" checked><label[^(]*<span[^(]*\\(2\\)`), place)
  }
  const { text } = await read('/fr/enti?luogo=province:100')
  assert.match(text, /province de Prato/)
  for (const place of ['province:999', 'region:1', 'province:', 'region:09x'])
    assert.equal((await read(`/it/enti?luogo=${place}`)).status, 200, place)
})

test('nothing found is a page that says which filter to drop', async () => {
  const { status, text } = await read('/it/enti?q=anziani&luogo=Prato')
  assert.equal(status, 200)
  assert.match(text, /Senza «Comune o località»: 1 ente/)
  assert.match(text, /più vicini[\s\S]*Centro <mark>anziani<\/mark> di Vaiano/)
  const onlyWords = await read('/it/enti?q=zzzzqqqq')
  assert.doesNotMatch(onlyWords.text, /Prova a togliere un filtro/)
  assert.match(onlyWords.text, /href="\/it\/enti"/)
})

test('the JSON answer has total, results with identifiers, and facets; personal tax codes never', async () => {
  const { text } = await read('/it/enti.json?q=doposcuola')
  const answer = JSON.parse(text)
  assert.equal(answer.total, 1)
  assert.deepEqual(answer.results[0].identifiers, [{ scheme: 'IT-PIVA', value: '01234567897' }])
  assert.deepEqual(answer.results[0].municipality, { istat: '100005', name: 'Prato' })
  assert.deepEqual(answer.facets.type, [{ code: 'aps', count: 1 }])
  for (const path of [
    '/it/enti.json',
    '/it/enti.csv',
    '/it/enti.atom',
    '/it/enti?q=RSSMRA80A01G999X',
    '/it/enti.json?q=RSSMRA80A01G999X',
  ])
    assert.equal(
      (await read(path)).text.replace('value="RSSMRA80A01G999X"', '').includes('"IT-CF"'),
      false,
      path,
    )
  assert.equal(JSON.parse((await read('/it/enti.json?q=RSSMRA80A01G999X')).text).total, 0)
})

test('the CSV file opens in a spreadsheet and no name becomes a formula', async () => {
  const { text, type } = await read('/it/enti.csv')
  assert.equal(type, 'text/csv; charset=utf-8')
  assert.equal(text.charCodeAt(0), 0xfeff)
  assert.match(text, /^\uFEFFNome;Tipo di ente;/)
  assert.match(text, /\r\n'=2\+5 Doposcuola/)
  assert.deepEqual(['=1', ' =1', '＝1', '+39 0574 1', '-x', '@x', 'a;b', 'a"b'].map(csvCell), [
    "'=1",
    "' =1",
    "'＝1",
    '+39 0574 1',
    "'-x",
    "'@x",
    '"a;b"',
    '"a""b"',
  ])
})

test('the feed is XML with an entry for each record', async () => {
  const { text, type } = await read('/fr/enti.atom?q=anziani')
  assert.equal(type, 'application/atom+xml; charset=utf-8')
  assert.equal(text.match(/<entry>/g)?.length, 1)
  const odd = await read('/it/enti.atom?q=doposcuola')
  assert.match(odd.text, /&lt;script&gt;alert/, 'readers take titles for HTML')
  assert.doesNotMatch(odd.text, /<script>/)
})

test('any value of any key is answered with a page', async () => {
  const values = [
    '',
    '-1',
    '1e9',
    '999999999999',
    "' or 1=1 --",
    '\\',
    '%00',
    '%ff',
    '\u202e',
    '😀',
    'x'.repeat(3_000),
  ]
  for (const key of [
    'q',
    'nome',
    'tipo',
    'area',
    'settore',
    'luogo',
    'destinatario',
    'lingua',
    'vicino',
    'entro',
    'ordine',
    'page',
    'aperto',
    'per_page',
  ])
    for (const value of values) {
      const query = value.startsWith('%') ? value : encodeURIComponent(value)
      for (const path of ['/ar/enti', '/it/enti.json']) {
        const { status } = await read(`${path}?${key}=${query}&luogo=100005&entro=3`)
        assert.equal(status, 200, `${path} ${key}=${value.slice(0, 20)}`)
      }
    }
})

test('the home page leads to every need, person and place that has somebody', async () => {
  const { text } = await read('/it')
  for (const address of [
    '/it/enti?area=educazione',
    '/it/enti?destinatario=anziani',
    '/it/enti?luogo=100006',
  ])
    assert.ok(text.includes(`href="${address}"`), address)
})
