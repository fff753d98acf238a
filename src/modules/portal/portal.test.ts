import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { anyone } from '../../platform/http/policy.ts'
import { html } from '../../platform/http/response.ts'
import { get } from '../../platform/http/route.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { accounts } from '../accounts/module.ts'
import { staff } from '../staff/module.ts'
import { territory } from '../territory/module.ts'
import { LEGAL_PAGES, readLegalPage } from './legal-pages.ts'
import { portal } from './module.ts'
import { ENTRIES_PER_FILE } from './sitemap.ts'

const many = {
  name: 'many',
  routes: [get('/pagina', { summary: 'A page', allow: anyone, sitemap: true, handle: () => html('') })],
  sitemap: async () =>
    Array.from({ length: ENTRIES_PER_FILE }, (_, n) => ({ path: `/enti/e${n}`, updatedAt: new Date(0) })),
}
let house: TestApplication
before(async () => {
  house = await testApplication([accounts, territory, staff, portal, many])
})
after(() => house.stop())

const send = (path: string, fields: Record<string, string>) =>
  house.app.request(path, { method: 'POST', body: new URLSearchParams(fields) })
const vote = async (rating: string) => {
  const answer = await send('/it/valutazione', { rating, page: '/enti/prova' })
  return answer.headers.get('location') ?? assert.fail(`status ${answer.status}`)
}

test('a vote is kept at once, and the second answer joins it once', async () => {
  const asked = await vote('2')
  assert.match(await (await house.app.request(asked)).text(), /Dove hai incontrato le maggiori difficoltà/)
  const thanked = await send(asked, { reason: 'technical', details: 'Non <b>trovo</b> gli orari' })
  assert.equal(thanked.headers.get('location'), '/it/grazie?pagina=%2Fenti%2Fprova')
  assert.equal((await send(asked, { details: 'again' })).status, 404)
  const row = await house.db.selectFrom('page_feedback').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual(
    [row.rating, row.reason, row.details, row.lang],
    [2, 'technical', 'Non <b>trovo</b> gli orari', 'it'],
  )
})

test('an answer meant for the satisfied is not kept with a low vote', async () => {
  const asked = await vote('1')
  await send(asked, { reason: 'clear' })
  const id = asked.split('/').at(-1) ?? ''
  const row = await house.db
    .selectFrom('page_feedback')
    .select('reason')
    .where('id', '=', id)
    .executeTakeFirst()
  assert.equal(row?.reason, null)
})

test('votes out of range, and pages of other sites, are refused', async () => {
  for (const fields of [
    { rating: '6', page: '/enti' },
    { rating: 'x', page: '/enti' },
    { rating: '5', page: '//evil.example' },
    { rating: '5', page: 'https://evil.example' },
    { rating: '5', page: '/\\evil.example' },
  ]) {
    assert.equal((await send('/it/valutazione', fields)).status, 422, JSON.stringify(fields))
  }
  const thanks = await (await house.app.request('/it/grazie?pagina=//evil.example')).text()
  assert.doesNotMatch(thanks, /href="(https?:)?\/\/evil/)
})

test('the staff reads the share of positive votes and the words, escaped; strangers do not', async () => {
  await vote('5')
  assert.equal((await house.app.request('/it/gestione/gradimento')).status, 401)
  const headers = await house.as('web_editor')
  const text = await (await house.app.request('/it/gestione/gradimento?giorni=abc', { headers })).text()
  assert.match(text, /3 voti, positivi: 33%/)
  assert.match(text, /Non &lt;b>trovo/)
})

test('the sitemap names each address in six languages and splits before it grows too large', async () => {
  const index = await (await house.app.request('/sitemap.xml')).text()
  assert.equal(index.match(/<loc>/g)?.length, 2)
  const first = await (await house.app.request('/sitemap/1.xml')).text()
  assert.equal(first.match(/<url>/g)?.length, ENTRIES_PER_FILE * 6)
  assert.match(first, /hreflang="ar" href="http:\/\/localhost\/ar\/pagina"/)
  const second = await (await house.app.request('/sitemap/2.xml')).text()
  assert.equal(second.match(/<url>/g)?.length, (1 + LEGAL_PAGES.length) * 6)
  assert.equal((await house.app.request('/sitemap/3.xml')).status, 404)
})

test('the status says whether the database answers and is up to date', async () => {
  const status = await house.app.request('/status')
  assert.equal(status.headers.get('content-type'), 'application/problem+json; charset=utf-8')
  const { status: code, checks } = await status.json()
  assert.deepEqual([status.status, code, checks], [200, 200, { database: 'ok' }])
})

const SCRIPTS = [
  ['it', /\p{Script=Latin}/u],
  ['en', /\p{Script=Latin}/u],
  ['fr', /\p{Script=Latin}/u],
  ['zh', /\p{Script=Han}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['ru', /\p{Script=Cyrillic}/u],
] as const

test('the pages the law asks for are whole in six languages, each in its own script', async () => {
  for (const name of LEGAL_PAGES) {
    const texts = readLegalPage(name)
    for (const [lang, script] of SCRIPTS) {
      assert.match(texts[lang].title, script, `${name} in ${lang}`)
      assert.equal(texts[lang].sections.length, texts.it.sections.length, `${name} in ${lang}`)
      const page = await house.app.request(`/${lang}/${name}`)
      assert.equal(page.status, 200)
      assert.ok((await page.text()).includes(texts[lang].sections.at(-1)?.heading ?? 'nothing'))
    }
  }
})
