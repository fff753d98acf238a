import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, test } from 'node:test'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import type { Role } from '../src/platform/http/actor.ts'
import { openPostOffice } from '../src/platform/testing/post-office.ts'
import { enterAs } from './browser.ts'
import { startSite } from './site.ts'
import { PHONE, stage } from './stage.ts'

const post = await openPostOffice()
after(() => post.stop())
const { open, words, site } = stage(() => startSite({ demo: false, env: { SMTP_URL: post.url } }))
const t = () => words('it')

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const NAME = 'Associazione Teranga dei senegalesi e delle senegalesi di Prato e dei comuni vicini'
const SEAT = 'associazione-teranga-senegalesi@posta-elettronica.example'
const SEARCH = `/it/enti?q=${encodeURIComponent('Teranga')}`

test('an operator registers an association of migrants while they talk, a copy reaches it, and once an editor approves anybody finds it', async () => {
  const desk = await person('urp_operator')
  await desk.page.goto('/it/gestione/sportello')
  await desk.page.getByLabel(t()('desk.search')).fill(NAME)
  await desk.page.keyboard.press('Enter')
  await desk.page.getByRole('link', { name: t()('desk.register_this') }).click()
  await register(desk.page)
  await copyArrived()

  await desk.page.goto(SEARCH)
  assert.equal(await desk.page.getByRole('link', { name: NAME }).count(), 0, 'not public before the editor')
  const editor = await person('web_editor')
  await editor.page.goto('/it/gestione/coda')
  await editor.page.getByRole('link', { name: NAME }).click()
  await editor.page.getByRole('button', { name: t()('desk.approve') }).click()
  await editor.page.getByText(t()('desk.mandate_deciso')).waitFor()

  const anybody = await open(PHONE)
  await finds(anybody.page)

  await desk.page.setViewportSize(PHONE.viewport)
  await desk.page.goto('/ar/gestione/sportello?q=Teranga')
  await desk.page.getByRole('heading', { name: NAME }).waitFor()
  assert.deepEqual(await faults(desk.page), [])
  for (const { complaints } of [desk, editor, anybody])
    assert.deepEqual(complaints, { errors: [], foreign: [] })
})

/** Somebody of the staff in a browser of their own. */
async function person(role: Role) {
  const opened = await open()
  await enterAs(opened.page, site().address, (await site().person({ role })).cookie)
  return opened
}

/** What is asked on the phone, with what was searched already in its place. */
async function register(page: Page): Promise<void> {
  assert.equal(await page.locator('[name=nome]').inputValue(), NAME)
  await page.locator('[name=tipo]').selectOption('aps')
  await page.locator('[name=comune]').selectOption('100005')
  await page.locator('[name=email]').fill(SEAT)
  await page.locator('[name=descrizione]').fill('Accoglie chi arriva dal Senegal.')
  await page.locator('[name=chiede]').fill('Awa Diop')
  await page.locator('[name=ruolo]').fill('Presidente')
  await page.getByLabel(t()('desk.recognised_document')).check()
  await page.getByLabel(t()('desk.consent')).check()
  await page.getByRole('button', { name: t()('desk.register_do') }).click()
  await page.getByText(t()('desk.mandate_registrato')).waitFor()
}

async function copyArrived(): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 100) {
    const copy = post.received.find(({ to }) => to[0] === SEAT)
    if (copy) return assert.match(copy.message, /Teranga/)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail(`no copy reached ${SEAT}`)
}

/** The index is written in the background: whoever comes a moment later finds it. */
async function finds(page: Page): Promise<void> {
  const found = page.getByRole('main').getByRole('link', { name: NAME })
  for (let tries = 0; tries < 40; tries++) {
    await page.goto(SEARCH)
    if ((await found.count()) > 0) return found.first().click()
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  assert.fail('the search does not find it')
}

/** Violations of WCAG 2.2 AA, and whether the page is wider than the window. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations, wide } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const results: unknown = await axe.run({ runOnly: { type: 'tag', values } })
    const { scrollWidth } = document.documentElement
    return { violations: (results as AxeResults).violations, wide: scrollWidth > innerWidth }
  })
  return [...violations.map(({ id }) => id), ...(wide ? ['wider than the window'] : [])]
}
