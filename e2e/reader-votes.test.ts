import assert from 'node:assert/strict'
import { test } from 'node:test'
import { enterAs } from './browser.ts'
import { PHONE, stage, WAYS } from './stage.ts'

const { open, words, site } = stage()
const RECORD = '/fr/enti/altair-diritti-senza-frontiere'

for (const { way, javaScriptEnabled } of WAYS) {
  test(`a reader says how clear a page is, answers the second question and goes on reading, ${way}`, async () => {
    const t = words('fr')
    const { page, complaints } = await open({ ...PHONE, javaScriptEnabled, locale: 'fr-FR' })
    await page.goto(RECORD)
    await page.getByLabel(t('ui.feedback_rate', { stars: 2 })).check()
    await page.locator('.feedback-card').getByRole('button').click()
    await page.getByLabel(t('ui.feedback_disliked_unsure')).check()
    await page.getByLabel(t('ui.feedback_details')).fill(`Où est l’entrée ? ${way}`)
    await page.getByRole('button', { name: t('ui.feedback_send') }).click()
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), t('portal.thanks_title'))
    await page.getByRole('link', { name: t('portal.feedback_back') }).click()
    assert.equal(new URL(page.url()).pathname, RECORD)
    assert.deepEqual(await page.context().cookies(), [])
    assert.deepEqual(complaints, { errors: [], foreign: [] })
    await page.context().close()
  })
}

test('the editors read the votes and the words', async () => {
  const { page } = await open()
  await enterAs(page, site().address, (await site().as('chief_editor')).cookie)
  await page.goto('/it/gestione/gradimento')
  for (const { way } of WAYS) await page.getByText(`Où est l’entrée ? ${way}`).waitFor()
  await page.context().close()
})

test('somebody who presses "send" without a star stays where the stars are', async () => {
  const { page } = await open({ javaScriptEnabled: false })
  await page.goto('/it/enti/altair-diritti-senza-frontiere')
  await page.locator('.feedback-card').getByRole('button').click()
  assert.match(page.url(), /altair/, 'the browser itself asks for a star')
  await page.context().close()
})
