import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { waitingForLocks } from '../src/platform/testing/waiting-for-locks.ts'
import { enterAs, openBrowser, openPage } from './browser.ts'
import { startSite } from './site.ts'

test('a form sent while the database is away says that it was not kept; back in the browser, what was typed is there', async (t) => {
  const site = await startSite({ demo: false })
  const browser = await openBrowser()
  t.after(async () => {
    await browser.close()
    await site.stop()
  })
  const { cookie } = await site.person()
  const { page } = await openPage(browser, site.address, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  await enterAs(page, site.address, cookie)
  await page.goto('/ar/account/dati')
  await page.locator('[name=name]').fill('Amal "نور" Haddad')
  const answer = page.waitForResponse((one) => one.request().method() === 'POST')
  await site.db.transaction().execute(async (tx) => {
    await sql`lock table session in access exclusive mode`.execute(tx)
    await page.locator('main form button').click({ noWaitAfter: true })
    await waitingForLocks(site.db, 1)
    await sql`select pg_cancel_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(site.db)
    const { status, headers } = await answer.then((one) => ({ status: one.status(), headers: one.headers() }))
    assert.deepEqual([status, headers['retry-after']], [503, '5'])
  })
  await page.waitForLoadState()
  const words = site.services.translate.ar('ui.busy_sent')
  assert.ok((await page.locator('main').innerText()).includes(words))
  await page.goBack()
  assert.equal(await page.locator('[name=name]').inputValue(), 'Amal "نور" Haddad')
  await page.locator('main form button').click()
  await page.waitForURL(/\/ar\/account\?fatto=profile/)
})
