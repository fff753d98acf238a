import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { isLang, LANGUAGES } from '../src/platform/i18n/languages.ts'
import { serveAsset } from '../src/platform/ui/assets.ts'
import { galleryPage } from '../src/platform/ui/gallery.tsx'
import { sampleCx } from '../src/platform/ui/sample-cx.ts'
import { openBrowser, openPage } from './browser.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PHONE = { viewport: { width: 360, height: 740 } }

let browser: Browser
let server: Server
let address = ''

before(async () => {
  server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://gallery')
    const lang = pathname.slice(1, 3)
    if (isLang(lang)) {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('content-security-policy', "default-src 'self'; img-src 'self' data:")
      response.end(galleryPage(sampleCx(lang, `${pathname.slice(3)}${search}`), 'Il Filo d’Arianna'))
      return
    }
    const file = serveAsset(pathname)
    response.writeHead(file.status, Object.fromEntries(file.headers))
    response.end(Buffer.from(await file.arrayBuffer()))
  }).listen(0, '127.0.0.1')
  await new Promise((listening) => server.once('listening', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  server.close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every component is within WCAG 2.2 AA in six languages, ${colorScheme}, and none scrolls sideways`, async () => {
    const { page, complaints } = await openPage(browser, address, { colorScheme, bypassCSP: true })
    for (const lang of LANGUAGES) {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(`/${lang}/enti?page=5`)
      await page.evaluate(AXE)
      const found = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') }
        const { violations } = await axe.run()
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      })
      assert.deepEqual(found, [], lang)
      await page.setViewportSize({ width: 320, height: 640 })
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0, lang)
    }
    assert.deepEqual(complaints, { errors: [], foreign: [] })
    await page.context().close()
  })
}

for (const javaScriptEnabled of [true, false]) {
  test(`a phone opens and closes menu and filters ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
    const { page, complaints } = await openPage(browser, address, { ...PHONE, javaScriptEnabled })
    await page.goto('/it/enti')
    assert.equal(await page.isVisible('.main-nav'), false)
    await page.click('.menu-opener')
    assert.equal(await page.isVisible('.main-nav'), true)
    await page.click('.menu-closer')
    assert.equal(await page.isVisible('.main-nav'), false)
    assert.equal(await page.isVisible('.drawer'), false)
    await page.click('a[href="#filters"]')
    assert.equal(await page.isVisible('.drawer'), true)
    await page.click('.drawer a[href="#main"]')
    assert.equal(await page.isVisible('.drawer'), false)
    assert.deepEqual(complaints, { errors: [], foreign: [] })
    await page.context().close()
  })
}

test('the list of errors has the focus when the page opens, and leads to the field', async () => {
  const { page } = await openPage(browser, address, { javaScriptEnabled: false })
  await page.goto('/ar/enti')
  assert.equal(await page.locator(':focus').getAttribute('id'), 'errors')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.match(page.url(), /#f-name$/)
  await page.context().close()
})

test('paper shows the content without what only screens need', async () => {
  const { page } = await openPage(browser, address)
  await page.goto('/it/enti')
  await page.emulateMedia({ media: 'print' })
  for (const gone of [
    '.languages',
    '.main-nav',
    '.site-search',
    '.feedback-block',
    '.pagination',
    '.breadcrumb',
  ])
    assert.equal(await page.isVisible(gone), false, gone)
  assert.equal(await page.isVisible('.it-brand-title'), true)
  await page.context().close()
})
