import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterAs, openBrowser, openPage } from './browser.ts'
import { startSite } from './site.ts'

test('somebody makes a passkey, leaves, and enters with it', async (t) => {
  const site = await startSite({ demo: false })
  const browser = await openBrowser()
  t.after(async () => {
    await browser.close()
    await site.stop()
  })
  const address = site.address.replace('127.0.0.1', 'localhost')
  const person = await site.person({ role: 'territory_admin' })
  const { page, complaints } = await openPage(browser, address)
  await enterAs(page, address, person.cookie)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto('/it/account/sicurezza/passkey/nuova')
  await page.getByLabel('Nome').fill('telefono di prova')
  await page.getByRole('button', { name: 'Crea la passkey' }).click()
  await page.waitForURL(/fatto=passkey/)
  assert.match(await page.content(), /telefono di prova/)
  await page.context().clearCookies()
  await page.goto('/it/accedi/passkey')
  await page.getByRole('button', { name: 'Accedi con una passkey' }).click()
  await page.waitForURL(/\/gestione$/)
  assert.equal((await page.goto('/it/gestione/persone'))?.status(), 200)
  assert.deepEqual(complaints.errors, [])
})
