import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { openBrowser, openPage } from './browser.ts'
import { type Site, startSite } from './site.ts'

let site: Site
let browser: Browser
let slug: string
before(async () => {
  ;[site, browser] = await Promise.all([startSite(), openBrowser()])
  slug = await homeHelp()
})
after(async () => {
  await browser?.close()
  await site?.stop()
})

/** An organisation of the demo that helps the elderly, with a phone, hours and a service. */
async function homeHelp(): Promise<string> {
  const found = await site.db
    .selectFrom('organization as o')
    .innerJoin('organization_term as t', 't.organization_id', 'o.id')
    .innerJoin('service as s', 's.organization_id', 'o.id')
    .innerJoin('phone as p', 'p.organization_id', 'o.id')
    .innerJoin('schedule as h', 'h.organization_id', 'o.id')
    .where('t.code', '=', 'anziani')
    .where('o.lifecycle', '=', 'active')
    .where('o.visibility', '=', 'public')
    .select('o.slug')
    .orderBy('o.slug')
    .executeTakeFirstOrThrow()
  return found.slug
}

test('an elderly woman prints the card of a home-help service: one page, with phone, hours and QR code', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, complaints } = await openPage(browser, site.address, { javaScriptEnabled })
    await page.goto(`/it/enti/${slug}`)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('.print-card .print-phone').first().isVisible(), true)
    assert.equal(await page.locator('.print-card svg.qr').isVisible(), true)
    assert.equal(await page.locator('.site-search').isVisible(), false)
    const paper = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
    assert.equal(paper.match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1)
    assert.deepEqual(complaints, { errors: [], foreign: [] })
    await page.context().close()
  }
})

test('every card of the demo fits one sheet of paper', async () => {
  const { page } = await openPage(browser, site.address, { javaScriptEnabled: false })
  await page.emulateMedia({ media: 'print' })
  // A4 less the margins of the print style, in CSS pixels.
  await page.setViewportSize({ width: 673, height: 986 })
  const busiest = await site.db
    .selectFrom('organization as o')
    .innerJoin('schedule as h', 'h.organization_id', 'o.id')
    .where('o.visibility', '=', 'public')
    .groupBy('o.slug')
    .select('o.slug')
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .limit(12)
    .execute()
  for (const { slug } of busiest) {
    await page.goto(`/it/enti/${slug}`)
    const height = await page.evaluate('document.body.scrollHeight')
    assert.ok(Number(height) <= 986, `${slug}: ${height}`)
  }
  await page.context().close()
})
