import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { enterAs, openBrowser, openPage } from './browser.ts'
import { type Site, startSite } from './site.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SLUG = 'la-lanterna-dei-compiti'

let site: Site
let browser: Browser
before(async () => {
  site = await startSite()
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await site.stop()
})

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const found = await axe.run()
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}

test('a volunteer takes the card of her association to another site, where it shows; the rest of the portal does not', async () => {
  const { page } = await openPage(browser, site.address)
  await page.goto(`/it/enti/${SLUG}`)
  await page.getByRole('link', { name: 'Locandina e altri materiali' }).first().click()
  const frame = await page.getByLabel('Scheda che si aggiorna da sola').inputValue()
  const whole = frame.replace('/scheda/', '/enti/').replace(/title="[^"]*"/, 'title="intera"')
  const other = await serve(`<!doctype html><html lang="it"><title>Altro</title>${frame}${whole}</html>`)
  await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`)
  const card = page.frameLocator('iframe').first()
  await card.getByRole('heading', { name: 'La Lanterna dei Compiti' }).waitFor()
  assert.equal(
    await card.getByRole('link', { name: 'Orari, servizi e contatti' }).getAttribute('href'),
    `${site.address}/it/enti/${SLUG}`,
  )
  assert.ok(!page.frames().some((one) => one.url() === `${site.address}/it/enti/${SLUG}`))
  assert.deepEqual(await page.context().cookies(), [])
  other.close()
  await page.context().close()
})

test('materials, card and visits have no violation, at 360 pixels, light and dark, in Arabic too', async () => {
  const { id } = await site.db
    .selectFrom('organization')
    .select('id')
    .where('slug', '=', SLUG)
    .executeTakeFirstOrThrow()
  const owner = await site.person({ role: 'organization_owner', organizationId: id })
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await openPage(browser, site.address, {
      colorScheme,
      viewport: { width: 360, height: 800 },
    })
    await enterAs(page, site.address, owner.cookie)
    for (const lang of ['it', 'ar']) {
      for (const path of [`/enti/${SLUG}/materiali`, `/scheda/${SLUG}`, `/area/${id}/visite`]) {
        if (path.startsWith('/scheda')) await page.setViewportSize({ width: 300, height: 440 })
        assert.equal((await page.goto(`/${lang}${path}`))?.status(), 200)
        found.push(...(await violations(page)).map((one) => `${lang} ${path} ${one}`))
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        if (wide > 0) found.push(`${lang} ${path} is ${wide} px too wide`)
      }
    }
    await page.context().close()
  }
  assert.deepEqual(found, [])
})

function serve(body: string): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(body)
  })
  return new Promise((resolve) => server.listen(0, () => resolve(server)))
}
