import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { PHONE, stage, WAYS } from './stage.ts'

const { open } = stage()
const WIDE = { viewport: { width: 1280, height: 800 } }

for (const { way, javaScriptEnabled } of WAYS) {
  for (const words of ['محامي', 'مساعدة قانونية قرب مونتيمورلو'])
    test(`a man who reads Arabic asks for "${words}" and finds legal help near Montemurlo, ${way}`, async () => {
      const { page, complaints } = await open({ ...PHONE, locale: 'ar-MA', javaScriptEnabled })
      await page.goto('/')
      await page.locator('#search-words').fill(words)
      await page.locator('.search-line button').click()
      await readsFromTheRight(page)
      await page.getByRole('link', { name: 'Altair – Diritti senza frontiere' }).click()
      assert.match(page.url(), /\/ar\/enti\/altair-diritti-senza-frontiere$/)
      await page.getByRole('heading', { name: 'مكتب قانوني باللغتين العربية والفرنسية' }).waitFor()
      await page.getByText('مونتيمورلو').first().waitFor()
      await readsFromTheRight(page)
      assert.deepEqual(complaints, { errors: [], foreign: [] })
      await page.context().close()
    })
}

test('a wide page in Arabic is the mirror of the Italian one', async () => {
  const { page } = await open(WIDE)
  await page.goto('/ar/enti?area=diritti&page=2')
  await readsFromTheRight(page)
  assert.ok((await left('.drawer', page)) > (await left('.result', page)), 'filters stand on the right')
  assert.ok((await left('.it-brand-text', page)) > 640, 'the name of the site stands on the right')
  const arrows = page.locator('.pagination .icon')
  assert.ok((await arrows.count()) > 0)
  for (const arrow of await arrows.all())
    assert.equal(await arrow.evaluate((one) => new DOMMatrix(getComputedStyle(one).transform).a), -1)
  const steps = await page.locator('.pagination a').first().boundingBox()
  const last = await page.locator('.pagination a').last().boundingBox()
  assert.ok(steps && last && steps.x > last.x, 'the first page stands on the right of the last')
  await page.context().close()
})

const left = async (selector: string, page: Page): Promise<number> =>
  (await page.locator(selector).first().boundingBox())?.x ?? Number.NaN

/** Every detail of direction that a browser can be asked about. */
async function readsFromTheRight(page: Page): Promise<void> {
  assert.deepEqual(
    await page.evaluate(() => {
      const { lang, dir } = document.documentElement
      return { lang, dir, direction: getComputedStyle(document.body).direction }
    }),
    { lang: 'ar', dir: 'rtl', direction: 'rtl' },
  )
  assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
  const crumbs = await places(page.locator('.breadcrumb-item'))
  assert.ok(crumbs.length > 1 && (crumbs[0] ?? 0) > (crumbs[1] ?? 0), 'the way begins on the right')
  const before = await page
    .locator('.breadcrumb-item')
    .nth(1)
    .evaluate((one) => getComputedStyle(one, '::before').content)
  assert.match(before, /\\/, 'its strokes lean the other way')
  const heading = await page.locator('h1').boundingBox()
  const title = await page.locator('h1').evaluate((one) => getComputedStyle(one).textAlign)
  assert.ok(heading && (title === 'start' || title === 'right'))
  assert.deepEqual(await strays(page), [])
}

const places = async (all: Locator): Promise<number[]> =>
  Promise.all((await all.all()).map(async (one) => (await one.boundingBox())?.x ?? 0))

/** Numbers and addresses that would be turned round, icons that should turn and do not, text left aligned. */
const strays = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)]
    const seen = (one: HTMLElement) => one.getClientRects().length > 0
    const style = (one: Element) => getComputedStyle(one)
    const said = (why: string) => (one: HTMLElement) => `${why}: ${one.outerHTML.slice(0, 100)}`
    const isolated = (one: HTMLElement) => {
      const inner = one.querySelector('bdi') ?? one.closest('bdi') ?? one
      return style(inner).direction === 'ltr' || !/\d{4}|@|\//.test(one.textContent)
    }
    const numbers = all('a[href^="tel:"], a[href^="mailto:"], main a[href^="http"]').filter(seen)
    const turned = all('.icon-turns').filter(
      (one) => seen(one) && new DOMMatrix(style(one).transform).a !== -1,
    )
    const leaning = all('main :is(p, li, h1, h2, h3, dt, dd, th, td)')
      .filter((one) => seen(one) && style(one).direction === 'rtl')
      .filter((one) => ['left', '-webkit-left'].includes(style(one).textAlign))
    return [
      ...numbers.filter((one) => !isolated(one)).map(said('turned round')),
      ...turned.map(said('not mirrored')),
      ...leaning.map(said('left aligned')),
    ]
  })
