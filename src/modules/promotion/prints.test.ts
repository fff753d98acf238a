import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { LANGUAGES } from '../../platform/i18n/languages.ts'
import { pdfPages } from '../../platform/pdf/pdf-text-fixture.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { PRINTS, type Print } from './paths.ts'
import { plantOrganization } from './sample-fixture.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES, { SITE_OWNER: 'Provincia di Prato' })
})
after(() => house.stop())

const prints = Object.keys(PRINTS) as Print[]

async function printed(slug: string, print: Print, lang = 'it') {
  const answer = await house.app.request(`/${lang}/enti/${slug}/${print}.pdf`)
  assert.equal(answer.status, 200, `${lang} ${print}`)
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  return { source: Buffer.from(bytes).toString('latin1'), pages: pdfPages(bytes) }
}

test('poster and leaflet say who, what, when and how to reach them, accessibly, in each language', async () => {
  const { slug } = await plantOrganization(house.db, 'Centro d’ascolto')
  for (const lang of LANGUAGES) {
    for (const print of prints) {
      const { source, pages } = await printed(slug, print, lang)
      const text = pages.join('')
      for (const part of [
        'Centrod’ascolto',
        '0574123456',
        'ascolto@example.org',
        'ViaGaribaldi1',
        'ProvinciadiPrato',
      ])
        assert.ok(text.includes(part), `${part} in ${lang} ${print}`)
      assert.match(source, new RegExp(`/Lang \\(${lang}`))
      assert.match(source, /pdfuaid:part|\/MarkInfo/)
      assert.equal(pages.length, print === 'locandina' ? 1 : 2)
    }
  }
})

test('a text that is only in Italian says so to who reads another language; a translated one does not', async () => {
  const { slug } = await plantOrganization(house.db, 'Sportello')
  const french = (await printed(slug, 'locandina', 'fr')).pages.join('')
  assert.ok(french.includes('texteenitalien'))
  const italian = (await printed(slug, 'locandina', 'it')).pages.join('')
  assert.ok(!italian.includes('testoinitaliano'))
})

test('text that would be source, a file or a page without end is only text on the same sheet', async () => {
  const hostile =
    '#import "x" #read("/etc/passwd") \\ #{panic()} $x$ `raw` *b* @ref <l> // 😀 \u202egnp.exe\u202c '
  const { slug } = await plantOrganization(house.db, hostile + 'parola '.repeat(1_400))
  const endless = await plantOrganization(house.db, `${'x'.repeat(250)} ${'y'.repeat(9_000)}`)
  for (const print of prints) {
    const { pages } = await printed(slug, print)
    const text = pages.join('')
    for (const part of ['#import"x"', '#read("/etc/passwd")', '#{panic()}', '`raw`', '*b*', '@ref', '$x$'])
      assert.ok(text.includes(part), `${part} in ${print}`)
    assert.ok(!text.includes('root:'))
    assert.equal(pages.length, print === 'locandina' ? 1 : 2)
    assert.equal((await printed(endless.slug, print)).pages.length, print === 'locandina' ? 1 : 2)
  }
})

test('nobody who is not shown to the public, or has ended, has a poster', async () => {
  const { id, slug } = await plantOrganization(house.db, 'Nascosta')
  const status = async () => (await house.app.request(`/it/enti/${slug}/locandina.pdf`)).status
  assert.equal(await status(), 200)
  for (const values of [{ visibility: 'hidden' }, { visibility: 'public', lifecycle: 'dissolved' }]) {
    await house.db.updateTable('organization').set(values).where('id', '=', id).execute()
    assert.equal(await status(), 404)
    assert.equal((await house.app.request(`/it/enti/${slug}/materiali`)).status, 404)
  }
  assert.equal((await house.app.request('/it/enti/nessuno/pieghevole.pdf')).status, 404)
})

test('the materials are offered where the organisation is', async () => {
  const { slug } = await plantOrganization(house.db, 'Offerta')
  const page = await (await house.app.request(`/it/enti/${slug}`)).text()
  assert.ok(page.includes(`href="/it/enti/${slug}/materiali"`))
  const materials = await (await house.app.request(`/it/enti/${slug}/materiali`)).text()
  for (const lang of LANGUAGES) assert.ok(materials.includes(`href="/${lang}/enti/${slug}/pieghevole.pdf"`))
})
