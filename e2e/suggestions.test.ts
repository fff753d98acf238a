import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { AxeResults } from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import type { Lang } from '../src/platform/i18n/languages.ts'
import { until } from '../src/platform/testing/search-house.ts'
import { startSite } from './site.ts'
import { PHONE, stage } from './stage.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const { open, words } = stage(async () => {
  const site = await startSite()
  // The index loads beside the pages; organisations are suggested once it is there.
  await until(async () => {
    const answer = await fetch(`${site.address}/it/suggerimenti.json?q=lanterna`)
    return /"kind":"organization"/.test(await answer.text())
  })
  return site
})
const BOX = '#search-words'
const ACTIVE = '.suggestion[aria-selected="true"]'

async function typing(lang: Lang, path: string, text: string, options?: BrowserContextOptions) {
  const opened = await open(options)
  const { page } = opened
  await page.goto(`/${lang}${path}`)
  await page.locator(BOX).focus()
  await page.keyboard.type(text)
  await page.locator('.suggestion').first().waitFor()
  return opened
}

const activeId = (page: Page) => page.locator(BOX).getAttribute('aria-activedescendant')
const said = (page: Page) => page.locator('.search-line [role=status]').textContent()

/** Where the keyboard stands in the list, and that the box says so. */
async function place(page: Page): Promise<number> {
  const ids = await page.locator('.suggestion').evaluateAll((all) => all.map(({ id }) => id))
  const id = await activeId(page)
  const marked = await page.locator(ACTIVE).evaluateAll((all) => all.map((one) => one.id))
  assert.deepEqual(marked, id === null ? [] : [id])
  return id === null ? -1 : ids.indexOf(id)
}

test('the keyboard walks the list, round and back to the words, and Escape leaves them as typed', async () => {
  const { page, complaints } = await typing('it', '', 'aiut')
  const last = (await page.locator('.suggestion').count()) - 1
  assert.ok(last >= 3 && last < 8)
  assert.equal(await page.locator(BOX).getAttribute('role'), 'combobox')
  assert.equal(await page.locator(BOX).getAttribute('aria-expanded'), 'true')
  assert.equal(await place(page), -1)
  for (const [key, at] of [
    ['ArrowDown', 0],
    ['ArrowDown', 1],
    ['End', last],
    ['ArrowDown', -1],
    ['ArrowUp', last],
    ['Home', 0],
    ['ArrowUp', -1],
    ['ArrowDown', 0],
    ['ArrowLeft', -1],
  ] as const) {
    await page.keyboard.press(key)
    assert.equal(await place(page), at, key)
  }
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('.suggestions').isVisible(), false)
  assert.equal(await page.locator(BOX).getAttribute('aria-expanded'), 'false')
  assert.equal(await page.locator(BOX).inputValue(), 'aiut')
  await page.keyboard.press('ArrowDown')
  await page.locator('.suggestion').first().waitFor()
  await page.keyboard.press('Tab')
  assert.equal(await page.locator('.suggestions').isVisible(), false)
  assert.deepEqual(complaints, { errors: [], foreign: [] })
  await page.context().close()
})

test('a screen reader hears how many there are, politely and once the typing stops', async () => {
  const { page } = await typing('ru', '', 'помощь с')
  const count = await page.locator('.suggestion').count()
  await page.waitForFunction(() => document.querySelector('.search-line [role=status]')?.textContent)
  assert.equal(await said(page), words('ru')('directory.suggest.count', { count }))
  const list = page.getByRole('listbox', { name: words('ru')('directory.suggest.label') })
  const group = list.getByRole('group', { name: words('ru')('directory.suggest.values') })
  assert.ok((await group.getByRole('option').count()) > 0)
  await page.context().close()
})

test('a value leads to its records, an organisation to its page, a service is searched', async () => {
  for (const [text, kind, wanted] of [
    ['普拉', 'places', /\/it\/enti\?luogo=100005$/],
    ['lanterna', 'organizations', /\/it\/enti\/la-lanterna-dei-compiti$/],
    ['ascolto e', 'services', /\/it\/enti\?.*q=Ascolto\+e\+aiuto/],
  ] as const) {
    const { page } = await typing('it', '/enti', text)
    const title = words('it')(`directory.suggest.${kind}`)
    const wish = page.getByRole('group', { name: title }).getByRole('option').first()
    const id = await wish.getAttribute('id')
    for (let pressed = 0; (await activeId(page)) !== id && pressed < 9; pressed++)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(wanted)
    await page.context().close()
  }
})

test('Enter without a choice searches the words as they are', async () => {
  const { page } = await typing('it', '', 'aiut')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/it\/enti\?q=aiut(&|$)/)
  await page.context().close()
})

test('a finger chooses too, and the phone’s page does not widen', async () => {
  for (const [lang, text] of [
    ['ar', 'محا'],
    ['zh', '看病'],
  ] as const) {
    const { page } = await typing(lang, '', text, { ...PHONE, hasTouch: true })
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
    const box = await page.locator('.suggestion').first().boundingBox()
    assert.ok(box && box.height >= 44 && box.x >= 0 && box.x + box.width <= 360)
    await page.locator('.suggestion').first().tap()
    await page.waitForURL(new RegExp(`/${lang}/enti\\?`))
    await page.context().close()
  }
})

for (const [lang, text, options] of [
  ['it', 'caf', {}],
  ['ar', 'محا', PHONE],
  ['zh', '学', { viewport: { width: 320, height: 256 } }],
  ['it', '看病', { colorScheme: 'dark' }],
] as const)
  test(`the open list in ${lang} is within WCAG 2.2 AA: ${JSON.stringify(options)}`, async () => {
    const { page } = await typing(lang, '/enti', text, { ...options, bypassCSP: true })
    await page.keyboard.press('ArrowDown')
    await page.evaluate(AXE)
    const found = (await page.evaluate(
      "axe.run(document.querySelector('search'), { resultTypes: ['violations'] })",
    )) as AxeResults
    assert.deepEqual(
      found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      [],
    )
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
    await page.context().close()
  })

test('an answer that comes late does not take the place of a newer one', async () => {
  const { page } = await open()
  await page.route('**/suggerimenti.json?q=men', async (route) => {
    await new Promise((late) => setTimeout(late, 1_500))
    await route.continue().catch(() => {})
  })
  await page.goto('/it')
  await page.locator(BOX).focus()
  await page.keyboard.type('men')
  await page.waitForRequest(/q=men$/)
  await page.locator(BOX).fill('lanterna')
  await page.getByRole('option', { name: 'La Lanterna dei Compiti' }).waitFor()
  await page.waitForTimeout(2_000)
  assert.equal(await page.getByRole('option', { name: 'La Lanterna dei Compiti' }).isVisible(), true)
  await page.context().close()
})

test('somebody who writes Chinese composes in peace: the list waits, and Enter takes the characters', async () => {
  const { page } = await open()
  const asked: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.pathname.endsWith('/suggerimenti.json')) asked.push(url.searchParams.get('q') ?? '')
  })
  await page.goto('/zh')
  await page.locator(BOX).focus()
  const devtools = await page.context().newCDPSession(page)
  for (const text of ['k', 'kan', 'kan b', 'kan bing'])
    await devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await page.waitForTimeout(500)
  assert.deepEqual(asked, [])
  await page.locator(BOX).dispatchEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true })
  assert.equal(new URL(page.url()).pathname, '/zh')
  await devtools.send('Input.insertText', { text: '看病' })
  await page.locator('.suggestion').first().waitFor()
  assert.deepEqual(asked, ['看病'])
  assert.equal(await page.locator(BOX).inputValue(), '看病')
  await page.context().close()
})

test('without JavaScript the box is a plain search, and nobody is offered what needs it', async () => {
  const { page } = await open({ javaScriptEnabled: false })
  await page.goto('/it/enti')
  assert.equal(await page.locator(BOX).getAttribute('role'), null)
  assert.equal(await page.locator('[data-near-me]').isHidden(), true)
  await page.locator(BOX).fill('lanterna')
  await page.locator(BOX).press('Enter')
  await page.waitForURL(/q=lanterna/)
  await page.getByRole('link', { name: 'La Lanterna dei Compiti' }).waitFor()
  await page.context().close()
})
