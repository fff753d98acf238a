import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sax from 'sax'
import { MODULES } from '../../../modules.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES, {
    PUBLIC_URL: 'https://example.org',
    SITE_NAME: 'Tessuto & <Pratesi> del mondo',
  })
})
after(() => house.stop())

interface Element {
  name: string
  attributes: Record<string, string>
  text: string
}

/** The elements of a document; throws on one that is not well formed. */
function elements(xml: string): Element[] {
  const found: Element[] = []
  const parser = sax.parser(true)
  parser.onopentag = ({ name, attributes }) =>
    found.push({ name, attributes: attributes as Record<string, string>, text: '' })
  parser.ontext = (text) => {
    const last = found.at(-1)
    if (last) last.text += text.trim()
  }
  parser.onerror = (error) => {
    throw error
  }
  parser.write(xml).close()
  return found
}

test('every page names a description by which a browser searches and completes in its language', async () => {
  for (const lang of LANGUAGES) {
    const page = await (await house.app.request(`/${lang}/privacy`)).text()
    const [, href = ''] =
      /<link rel="search" type="application\/opensearchdescription\+xml" .*? href="([^"]+)"/.exec(page) ?? []
    assert.equal(href, `/${lang}/opensearch.xml`)
    const answer = await house.app.request(href)
    assert.equal(answer.headers.get('content-type'), 'application/opensearchdescription+xml; charset=utf-8')
    const all = elements(await answer.text())
    assert.equal(all[0]?.attributes.xmlns, 'http://a9.com/-/spec/opensearch/1.1/')
    const text = (name: string) => all.find((one) => one.name === name)?.text ?? ''
    assert.equal(text('ShortName'), house.services.config.siteName.slice(0, 16).trim())
    assert.equal(text('Language'), lang)
    assert.ok(text('Description').length > 20)
    const urls = new Map(
      all
        .filter(({ name }) => name === 'Url')
        .map(({ attributes }) => [attributes.type, attributes.template ?? '']),
    )
    assert.equal(urls.get('text/html'), `https://example.org/${lang}/enti?q={searchTerms}`)
    const suggest = urls.get('application/x-suggestions+json') ?? ''
    const asked = await house.app.request(suggest.replace('{searchTerms}', encodeURIComponent('普拉')))
    assert.match(asked.headers.get('content-type') ?? '', /^application\/x-suggestions\+json/)
    const [typed, texts, kinds, addresses] = (await asked.json()) as [string, string[], string[], string[]]
    assert.equal(typed, '普拉')
    assert.deepEqual([texts, kinds, addresses], [[], [], []], 'nothing is there to suggest')
  }
})

test('whoever asks for suggestions too fast is told how long to wait, with a problem document', async () => {
  const slow = await testApplication(MODULES, { RATE_LIMIT: '2' })
  try {
    for (let n = 0; n < 2; n++) await slow.app.request('/it/suggerimenti.json?q=a')
    const refused = await slow.app.request('/it/suggerimenti.json?q=a')
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('content-type'), 'application/problem+json; charset=utf-8')
    assert.ok(Number(refused.headers.get('retry-after')) > 0)
  } finally {
    await slow.stop()
  }
})
