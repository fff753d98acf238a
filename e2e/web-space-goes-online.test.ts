import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { enterAs } from './browser.ts'
import { PHONE, stage } from './stage.ts'

const { open, words, site } = stage()
const t = () => words('it')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A public organisation of the demo without a site, with somebody who looks after it. */
async function volunteer() {
  const { id, slug } = await site()
    .db.selectFrom('organization')
    .leftJoin('space', 'space.organization_id', 'organization.id')
    .select(['organization.id', 'slug'])
    .where('visibility', '=', 'public')
    .where('space.organization_id', 'is', null)
    .orderBy('slug')
    .executeTakeFirstOrThrow()
  const { cookie } = await site().person({ role: 'organization_editor', organizationId: id })
  return { slug, cookie, home: `/area/${id}/spazio` }
}

/** What of WCAG 2.2 AA is violated here, and whether the page is wider than the phone. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } })
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth
    return [...violations.map(({ id }) => id), ...(wide ? ['wide'] : [])]
  })
  return found.map((one) => `${page.url()}: ${one}`)
}

test('a web space goes online: made with one button on a phone, with a picture and Arabic, approved, read by all', async () => {
  const { slug, cookie, home } = await volunteer()
  const { page, complaints } = await open(PHONE)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const wrong: string[] = []
  await enterAs(page, site().address, cookie)
  await page.goto(`/it${home}`)
  wrong.push(...(await faults(page)))
  await press(t()('spaces.start.do'))
  await page.getByText(t()('spaces.done.creato')).waitFor()
  wrong.push(...(await faults(page)))

  await page.getByLabel(t()('spaces.part.picture'), { exact: true }).check()
  await press(t()('spaces.own.add_block_do'))
  const buffer = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#286' } })
    .jpeg()
    .toBuffer()
  await page.locator('input[type=file]').setInputFiles({ name: 'sede.jpg', mimeType: 'image/jpeg', buffer })
  await page.locator('input[name=alt]').fill('La sede vista dal cortile')
  wrong.push(...(await faults(page)))
  await press(t()('spaces.own.save'))
  await page.getByText(t()('spaces.done.salvato')).waitFor()

  await page.getByRole('link', { name: t()('spaces.own.done') }).click()
  await page.getByLabel(t()('spaces.own.new_news')).fill('Si riparte')
  await press(t()('spaces.own.add_news'))
  await page.locator('textarea[name=text]').fill('Ci vediamo **lunedì**.')
  await press(t()('spaces.own.save'))
  await page.getByText(t()('spaces.done.salvato')).waitFor()
  await page.getByRole('link', { name: `${t()('spaces.move.edit')} Si riparte` }).click()
  await page.getByRole('link', { name: 'العربية' }).last().click()
  await page.locator('input[name=title]').fill('ننطلق من جديد')
  await page.locator('textarea[name=text]').fill('نلتقي **يوم الاثنين**.')
  // Saved by itself some seconds after the last key; the button says it once more.
  await page.locator('input[name=title]').focus()
  await page.getByText(t()('editing.owner.auto_saved', { time: new Date() }).slice(0, 20)).waitFor()
  await press(t()('spaces.own.save'))
  await page.getByText(t()('spaces.done.salvato')).waitFor()

  await page.goto(`/it${home}/anteprima`)
  assert.ok(await page.getByAltText('La sede vista dal cortile').isVisible())
  wrong.push(...(await faults(page)))
  await page.goto(`/it${home}/invia`)
  await press(t()('spaces.submit.do'))
  await page.getByText(t()('spaces.done.inviato')).waitFor()

  const editor = await site().person({ role: 'web_editor' })
  await enterAs(page, site().address, editor.cookie)
  await page.goto('/it/gestione/coda')
  const { id } = await site()
    .db.selectFrom('space_submission')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await page.locator(`a[href="/it/gestione/spazi/${id}"]`).first().click()
  wrong.push(...(await faults(page)))
  await press(t()('spaces.review.approve_before'))
  await page.getByRole('status').first().waitFor()

  await page.context().clearCookies()
  for (const path of [`/it/spazi/${slug}`, `/ar/spazi/${slug}/notizie/si-riparte`]) {
    assert.equal((await page.goto(path))?.status(), 200)
    wrong.push(...(await faults(page)))
    await page.emulateMedia({ colorScheme: 'dark' })
    wrong.push(...(await faults(page)))
    await page.emulateMedia({ colorScheme: 'light' })
  }
  assert.ok(await page.getByText('يوم الاثنين').isVisible())
  assert.deepEqual(wrong, [])
  assert.deepEqual(complaints, { errors: [], foreign: [] })
})
