import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { enterAs } from './browser.ts'
import { PHONE, stage, WAYS } from './stage.ts'

const { open, words, site } = stage()
const t = () => words('it')

/** A record of the demo, another for each story. */
async function organization(index: number): Promise<string> {
  const rows = await site().db.selectFrom('organization').select('id').orderBy('slug').limit(10).execute()
  return rows[index]?.id ?? assert.fail()
}

/** A volunteer's browser on the page of contacts. */
async function volunteer(organizationId: string, options: BrowserContextOptions = {}) {
  const person = await site().person({ role: 'organization_editor', organizationId })
  const { page, complaints } = await open({ ...PHONE, ...options })
  await enterAs(page, site().address, person.cookie)
  await page.goto(`/it/area/${organizationId}/scheda/contatti`)
  return { page, complaints, name: person.name }
}

const email = (page: Page) => page.locator('input[name=email]')
const website = (page: Page) => page.locator('input[name=website]')
const save = (page: Page) => page.getByRole('button', { name: t()('editing.owner.save'), exact: true })

for (const [index, { way, javaScriptEnabled }] of WAYS.entries()) {
  test(`two volunteers write at once and nothing is lost, ${way}`, async () => {
    const id = await organization(index)
    const anna = await volunteer(id, { javaScriptEnabled })
    const bruno = await volunteer(id, { javaScriptEnabled })
    await email(anna.page).fill('anna@ente.example')
    await save(anna.page).click()
    await anna.page.getByText(t()('editing.owner.saved')).waitFor()

    await email(bruno.page).fill('bruno@ente.example')
    await website(bruno.page).fill('https://bruno.example/')
    await save(bruno.page).click()
    await bruno.page.getByText(t()('editing.owner.merge_lead')).waitFor()
    for (const text of ['anna', 'bruno'])
      assert.ok(await bruno.page.getByText(text).first().isVisible(), text)
    await bruno.page.getByLabel(t()('editing.owner.mine')).check()
    await bruno.page.getByRole('button', { name: t()('editing.owner.merge_save') }).click()
    await bruno.page.getByText(t()('editing.owner.saved')).waitFor()

    await anna.page.goto(`/it/area/${id}/scheda/contatti`)
    assert.equal(await email(anna.page).inputValue(), 'bruno@ente.example')
    assert.equal(await website(anna.page).inputValue(), 'https://bruno.example/')
    await anna.page.goto(`/it/area/${id}/scheda/bozza`)
    const back = anna.page.getByRole('button', { name: t()('editing.owner.go_back') })
    assert.ok((await back.count()) >= 2, 'what Anna wrote can still be gone back to')
    assert.deepEqual(anna.complaints.foreign, [])
  })

  test(`the session ends in the middle and nothing typed is lost, ${way}`, async () => {
    const id = await organization(2 + index)
    const { page } = await volunteer(id, { javaScriptEnabled })
    await page.context().clearCookies()
    await email(page).fill('dopo@ente.example')
    await save(page).click()
    await page.getByText(t()('accounts.kept_title')).first().waitFor()
    const again = await site().person({ role: 'organization_editor', organizationId: id })
    await enterAs(page, site().address, again.cookie)
    await page.getByRole('button', { name: t()('accounts.kept_send') }).click()
    await page.getByText(t()('editing.owner.saved')).waitFor()
    await page.goto(`/it/area/${id}/scheda/contatti`)
    assert.equal(await email(page).inputValue(), 'dopo@ente.example')
  })
}

test('a page saves by itself, also what was written without network, and then goes on', async () => {
  const id = await organization(4)
  const { page } = await volunteer(id)
  const status = page.locator('[data-autosave]')
  await page.context().setOffline(true)
  await email(page).fill('senza.rete@ente.example')
  await website(page).focus()
  await status.filter({ hasText: t()('editing.owner.auto_offline') }).waitFor()
  await page.context().setOffline(false)
  await status
    .filter({ hasText: t()('editing.owner.auto_saved', { time: new Date() }).slice(0, 20) })
    .waitFor()
  await website(page).fill('https://ente.example/')
  await email(page).focus()
  await page.waitForFunction(() => {
    const seen = document.querySelector<HTMLInputElement>('input[name=revisione]')
    return seen?.value === '2'
  })
  await page.reload()
  assert.equal(await email(page).inputValue(), 'senza.rete@ente.example')
  assert.equal(await website(page).inputValue(), 'https://ente.example/')
})

test('a record is written, looked at and handed in on a phone, and says what waits', async () => {
  const id = await organization(5)
  const { page, complaints } = await volunteer(id)
  await email(page).fill('nuova@ente.example')
  await save(page).click()
  await page.getByRole('link', { name: t()('editing.owner.preview') }).click()
  await page.getByText(t()('editing.owner.preview_only')).waitFor()
  assert.ok((await page.locator('a[href="mailto:nuova@ente.example"]').count()) > 0)
  await page.getByRole('link', { name: t()('editing.owner.submit') }).click()
  await page.getByRole('button', { name: t()('editing.owner.submit_do') }).click()
  await page.getByText(t()('editing.owner.done_inviata')).waitFor()
  await page.getByText(t()('editing.owner.part_waiting')).first().waitFor()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  assert.equal(wide, false, 'nothing is wider than the phone')
  await page.getByRole('button', { name: t()('editing.owner.withdraw') }).click()
  await page.getByText(t()('editing.owner.done_ritirata')).waitFor()
  assert.deepEqual(complaints, { errors: [], foreign: [] })
})
