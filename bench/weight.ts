import { openBrowser, openPage } from '../e2e/browser.ts'
import { startSite } from '../e2e/site.ts'

// node dist/bench/weight.js: what a first visit brings over the wire, compressed, in a real browser with an empty cache.

const site = await startSite()
const browser = await openBrowser()
console.log(
  '| page | HTML KB | CSS KB | JS KB | fonts and icons KB | requests elsewhere | cookies |\n|---|---|---|---|---|---|---|',
)
for (const path of ['/it', '/it/enti', '/it/enti/la-lanterna-dei-compiti', '/ar/enti', '/zh/enti']) {
  const { page, complaints } = await openPage(browser, site.address)
  const sizes: Record<string, number> = {}
  page.on('requestfinished', async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes()
    const kind = request.resourceType()
    sizes[kind] = (sizes[kind] ?? 0) + responseBodySize + responseHeadersSize
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  const kb = (...kinds: string[]) =>
    (kinds.reduce((sum, kind) => sum + (sizes[kind] ?? 0), 0) / 1024).toFixed(1)
  const cookies = (await page.context().cookies()).length
  const row = [
    path,
    kb('document'),
    kb('stylesheet'),
    kb('script'),
    kb('font', 'image', 'other'),
    complaints.foreign.length,
    cookies,
  ]
  console.log(`| ${row.join(' | ')} |`)
  await page.context().close()
}
await browser.close()
await site.stop()
