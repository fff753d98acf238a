import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { plantRecord } from '../src/modules/editing/review/review-fixture.ts'
import { enterAs } from './browser.ts'
import { startSite } from './site.ts'
import { stage } from './stage.ts'

const { open, site } = stage(() => startSite({ demo: false }))

test('a short page of the record is filled in and saved by the keyboard alone, without JavaScript too', async () => {
  const organizationId = await plantRecord(site().db, { name: 'Ente alla tastiera' })
  const { cookie } = await site().person({ role: 'organization_owner', organizationId })
  const { page } = await open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await enterAs(page, site().address, cookie)
  await page.goto(`/it/area/${organizationId}/scheda/contatti`)
  await tabTo(page, 'input[name=email]')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('tastiera@ente.example')
  await tabTo(page, 'form:has(input[name=email]) button:not([value])')
  const saved = page.waitForURL(/\?/)
  await page.keyboard.press('Enter')
  await saved
  await page.goto(`/it/area/${organizationId}/scheda/contatti`)
  assert.equal(await page.locator('input[name=email]').inputValue(), 'tastiera@ente.example')
})

/** Goes on with the Tab key until one of these has the focus, which can be seen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 150; steps++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    if ((await focused.count()) === 0) continue
    if (await focused.evaluate((one, wanted) => one.matches(wanted), selector)) return
  }
  assert.fail(`the Tab key never comes to ${selector}`)
}
