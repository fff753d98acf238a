import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterAs } from './browser.ts'
import { PHONE, stage, WAYS } from './stage.ts'

const { open, words, site } = stage()
const RECORD = '/it/enti/altair-diritti-senza-frontiere'
const t = () => words('it')

for (const { way, javaScriptEnabled } of WAYS) {
  test(`a citizen reports a wrong phone number without entering; the desk closes it, and undoes, ${way}`, async () => {
    const message = `Al numero risponde un’officina <b>meccanica</b> (${way}).`
    const citizen = await open({ ...PHONE, javaScriptEnabled })
    await report(citizen.page, message)
    assert.deepEqual(await citizen.page.context().cookies(), [])
    assert.deepEqual(citizen.complaints.foreign, [])
    await citizen.page.context().close()

    const desk = await open({ javaScriptEnabled })
    await enterAs(desk.page, site().address, (await site().as('urp_operator')).cookie)
    await desk.page.goto('/it/gestione')
    await desk.page.getByRole('link', { name: t()('directory.record.reports') }).click()
    await closeAndReopen(desk.page, message)
    assert.deepEqual(desk.complaints, { errors: [], foreign: [] })
    await desk.page.context().close()
  })
}

/** First forgets to write what is wrong, then sends it. */
async function report(page: Page, message: string): Promise<void> {
  await page.goto(RECORD)
  await page.getByRole('link', { name: t()('directory.record.report') }).click()
  await page.getByLabel(t()('directory.record.about_contacts')).check()
  const send = page.getByRole('button', { name: t()('directory.record.report_send') })
  await send.click()
  assert.equal(await page.locator(':focus').getAttribute('id'), 'errors')
  assert.equal(
    await page.title().then((title) => title.startsWith(t()('ui.errors_prefix', { title: '' }))),
    true,
  )
  assert.ok(await page.getByLabel(t()('directory.record.about_contacts')).isChecked(), 'the choice is kept')
  await page.locator('.error-summary a').click()
  assert.match(page.url(), /#f-message$/)
  await page.getByLabel(t()('directory.record.report_message')).fill(message)
  await page.waitForTimeout(3_000)
  await send.click()
  await page.getByText(t()('directory.record.report_next')).waitFor()
}

async function closeAndReopen(page: Page, message: string): Promise<void> {
  const line = page.locator('tbody tr').filter({ hasText: message })
  await line.getByRole('button', { name: t()('directory.record.report_done') }).click()
  await page.getByText(t()('directory.record.report_was_done')).waitFor()
  assert.equal(await line.count(), 0, 'a closed report leaves the list of open ones')
  await page.getByRole('button', { name: t()('directory.record.report_reopen') }).click()
  await page.getByText(t()('directory.record.report_was_open')).waitFor()
  assert.equal(await line.count(), 1, 'it is back')
}
