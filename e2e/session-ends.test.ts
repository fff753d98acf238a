import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashPassword } from '../src/modules/accounts/password/hash.ts'
import { setPassword } from '../src/modules/accounts/passwords.ts'
import { findAccount } from '../src/platform/session/accounts.ts'
import { enterAs, openBrowser, openPage } from './browser.ts'
import { startSite } from './site.ts'

const PASSWORD = 'quattro mele rosse'

test('a session ends while somebody writes: signing in again, without scripts, nothing typed is lost', async (t) => {
  const site = await startSite({ demo: false })
  const browser = await openBrowser()
  t.after(async () => {
    await browser.close()
    await site.stop()
  })
  const { id, cookie } = await site.person()
  await setPassword(site.db, id, await hashPassword(PASSWORD), new Date())
  const { userId = '' } = (await findAccount(site.db, id)) ?? {}
  const { page } = await openPage(browser, site.address, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  })
  await enterAs(page, site.address, cookie)
  await page.goto('/ar/account/dati')
  await page.locator('[name=name]').fill('Amal "نور" Haddad')
  await page.locator('[name=lang]').selectOption('ar')
  await site.db.deleteFrom('session').where('account_id', '=', id).execute()
  await page.locator('main form button').click()
  await page.locator('[name=who]').fill(userId)
  await page.locator('[name=password]').fill(PASSWORD)
  await page.locator('form[action="/ar/accedi"] button:visible').last().click()
  await page.locator('form[action="/ar/account/dati"] button').click()
  await page.waitForURL(/\/ar\/account\?fatto=profile/)
  const account = await findAccount(site.db, id)
  assert.deepEqual([account?.name, account?.lang], ['Amal "نور" Haddad', 'ar'])
})
