import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enterAs } from './browser.ts'
import { PHONE, stage, WAYS } from './stage.ts'

const { open, words, site } = stage()
const t = () => words('it')

for (const [n, { way, javaScriptEnabled }] of WAYS.entries()) {
  test(`an editor sees words that found nothing, says what they mean, and people find it, ${way}`, async () => {
    const word = ['schiscettone', 'gavettuccia'][n] ?? ''
    const citizen = await open({ ...PHONE, javaScriptEnabled })
    assert.equal(await found(citizen.page, word), 0)

    const editor = await open({ javaScriptEnabled })
    await enterAs(editor.page, site().address, (await site().as('web_editor')).cookie)
    await editor.page.goto('/it/gestione')
    await editor.page.getByRole('link', { name: t()('thesaurus.searches_title') }).click()
    await addEntry(editor.page, word)
    const line = editor.page.locator('tbody tr').filter({ hasText: word })
    await line.getByText(/Adesso trova [1-9]/).waitFor()
    assert.deepEqual(editor.complaints.foreign, [])
    assert.deepEqual(
      editor.complaints.errors.filter((one) => !/status of 422/.test(one)),
      [],
    )
    await editor.page.context().close()

    assert.ok((await found(citizen.page, word)) > 0, 'people find it')
    assert.deepEqual(await citizen.page.context().cookies(), [])
    await citizen.page.context().close()
  })
}

/** Results of a search typed by a person. */
async function found(page: Page, word: string): Promise<number> {
  await page.goto('/it')
  await page.locator('#search-words').fill(word)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/enti\?/)
  return page.locator('main article').count()
}

/** Searches are written some seconds after they were made. */
async function addEntry(page: Page, word: string): Promise<void> {
  const add = page.getByRole('link', { name: `${t()('thesaurus.add')}: ${word}` })
  for (let tries = 0; tries < 60 && (await add.count()) === 0; tries++) {
    await page.waitForTimeout(500)
    await page.reload()
  }
  await add.click()
  const save = page.getByRole('button', { name: t()('thesaurus.save') })
  await save.click()
  assert.equal(await page.locator(':focus').getAttribute('id'), 'errors', 'it means nothing yet')
  assert.equal(await page.getByLabel(t()('thesaurus.phrases')).inputValue(), word)
  await page.getByLabel('Mense', { exact: true }).check()
  await save.click()
}
