import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { projectFile } from '../src/platform/project.ts'
import { makeEntryLink } from '../src/platform/session/entry-link.ts'
import { stage, WAYS } from './stage.ts'

const { open, words, site } = stage()
const t = () => words('it')

const PRATO = projectFile('../shared/data/5x1000-2020/ammessi_2020_prato.csv')
const skip = existsSync(PRATO) ? false : 'the real list of Prato in ../shared/data is not on this machine'

for (const { way, javaScriptEnabled } of WAYS) {
  test(`an operator imports the Prato list, settles an ambiguous row and undoes the import, ${way}`, {
    skip,
  }, async () => {
    const before = await countRecords()
    const { page, complaints } = await open({ javaScriptEnabled })
    await enter(page)
    assert.equal(await found(page), 0, 'the public does not find it yet')
    await page.getByRole('link', { name: t()('imports.title') }).click()
    await upload(page)
    await press(page, 'imports.try_button')
    await reach(page, 'imports.state_checked')
    await press(page, 'imports.run_button')
    await reach(page, 'imports.state_applied')
    assert.equal(await countRecords(), before + 254)
    assert.equal(await found(page), 1, 'the public finds it')

    const name = 'Arciconfraternita della Misericordia di Prato'
    await page.getByLabel(t()('imports.decide_same', { name })).check()
    await press(page, 'imports.decide_button')
    assert.equal(await page.getByRole('heading', { name: t()('imports.decide_title') }).count(), 0)
    assert.equal(await countRecords(), before + 254)

    await press(page, 'imports.undo_button')
    assert.match(await page.locator('.error-summary').innerText(), /metti la spunta/)
    await page.getByLabel(t()('imports.undo_confirm')).check()
    await press(page, 'imports.undo_button')
    await reach(page, 'imports.state_undone')
    assert.equal(await countRecords(), before)
    assert.equal(await found(page), 0, 'the public finds it no more')
    // The browser itself writes one line when a form comes back refused.
    assert.deepEqual(
      complaints.errors.filter((line) => !line.includes('422')),
      [],
    )
    assert.deepEqual(complaints.foreign, [])
    await page.context().close()
  })
}

/** By the link that works once: opening it changes nothing, pressing its button enters. */
async function enter(page: Page): Promise<void> {
  const asked = { name: 'Redazione', roles: ['web_editor'] as const, now: new Date() }
  const link = await makeEntryLink(site().db, asked)
  await page.goto(`/it/entra/${link}`)
  assert.deepEqual(await page.context().cookies(), [])
  await press(page, 'staff.enter')
  assert.match(page.url(), /\/it\/gestione$/)
  const [cookie, ...others] = await page.context().cookies()
  assert.deepEqual([cookie?.httpOnly, cookie?.sameSite, others.length], [true, 'Lax', 0])
  assert.equal((await page.request.get(`/it/entra/${link}`)).status(), 410)
}

/** How many records of a body of the list anybody finds by its name. */
async function found(page: Page): Promise<number> {
  const answer = await page.request.get('/it/enti.json?nome=ciaolapo&esatto=1')
  const { total } = (await answer.json()) as { total: number }
  return total
}

/** The real list, with one row more: the Misericordia once again, in other words and without its code. */
async function upload(page: Page): Promise<void> {
  const twin = ',"MISERICORDIA DI PRATO, ARCICONFRATERNITA",TOSCANA,PO,PRATO,,,,,,,'
  const list = `${readFileSync(PRATO, 'utf8').trimEnd()}\n${twin}\n`
  await page
    .getByLabel(t()('imports.file_label'))
    .setInputFiles({ name: 'prato.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await page.getByLabel(t()('imports.source_label')).fill('Elenco 5 per mille 2020')
  await press(page, 'imports.upload_button')
}

const press = (page: Page, key: Parameters<ReturnType<typeof t>>[0]) =>
  page.getByRole('button', { name: t()(key), exact: true }).click()

/** Waits as a person does: the page asks again by itself, or is asked. */
async function reach(page: Page, key: Parameters<ReturnType<typeof t>>[0]): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    if ((await page.locator('main strong').first().innerText()) === t()(key)) return
    await page.waitForTimeout(500)
    await page.reload()
  }
  assert.fail(`never came to ${key}`)
}

async function countRecords(): Promise<number> {
  const { n } = await site()
    .db.selectFrom('organization')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}
