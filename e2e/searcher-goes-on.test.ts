import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { LANGUAGES } from '../src/platform/i18n/languages.ts'
import { PHONE, stage, WAYS } from './stage.ts'

const { open, words } = stage()

for (const { way, javaScriptEnabled } of WAYS) {
  test(`a searcher changes language in the middle and loses neither words nor filters, ${way}`, async () => {
    const { page, complaints } = await open({ javaScriptEnabled })
    await page.goto('/it/enti?q=anziani&luogo=100005&area=sociale&page=2')
    for (const [lang, own] of [
      ['ru', 'Русский'],
      ['ar', 'العربية'],
      ['it', 'Italiano'],
    ] as const) {
      await page.getByRole('link', { name: own, exact: true }).click()
      const { pathname, search } = new URL(page.url())
      assert.deepEqual([pathname, search], [`/${lang}/enti`, '?q=anziani&luogo=100005&area=sociale&page=2'])
      assert.equal(await page.locator('#search-words').inputValue(), 'anziani')
      assert.equal(await page.locator('#area-sociale').isChecked(), true)
    }
    assert.deepEqual(complaints, { errors: [], foreign: [] })
    await page.context().close()
  })

  test(`the back button brings back results, filters and place on the page, ${way}`, async () => {
    const { page } = await open({ ...PHONE, javaScriptEnabled })
    await page.goto('/it/enti?q=compiti')
    const all = await total(page)
    await page.goto('/it/enti?q=compiti&lingua=zh')
    const fewer = await total(page)
    assert.notEqual(fewer, all)
    await page.locator('.result a').nth(1).click()
    await page.locator('.record-top').waitFor()
    await page.goBack()
    assert.equal(await total(page), fewer)
    assert.equal(await page.locator('#lingua-zh').isChecked(), true)
    await page.goBack()
    assert.equal(await total(page), all)
    await page.context().close()
  })

  test(`a chosen filter can be taken away by its chip, and all by one link, ${way}`, async () => {
    const { page } = await open({ javaScriptEnabled })
    await page.goto('/fr/enti?area=sociale&luogo=100005&gratis=1')
    const t = words('fr')
    const narrow = await total(page)
    await page.getByRole('link', { name: t('ui.remove', { label: t('directory.search.free') }) }).click()
    assert.equal(new URL(page.url()).searchParams.has('gratis'), false)
    assert.notEqual(await total(page), narrow)
    await page.getByRole('link', { name: t('directory.search.clear') }).click()
    assert.equal(new URL(page.url()).search, '')
    await page.context().close()
  })
}

test('who mistypes gets what was meant, is told so, and may insist', async () => {
  const { page } = await open({ javaScriptEnabled: false })
  await page.goto('/it/enti?q=dopsocuola')
  const t = words('it')
  assert.ok((await page.locator('.result').count()) > 0)
  await page.getByText(t('directory.search.corrected', { used: 'doposcuola' })).waitFor()
  await page.getByRole('link', { name: t('directory.search.literally', { typed: 'dopsocuola' }) }).click()
  assert.equal(await total(page), 0)
  await page.context().close()
})

test('a search that finds nothing says which filter to drop and how much that gives', async () => {
  const { page } = await open({ javaScriptEnabled: false })
  await page.goto('/it/enti?q=yoga&luogo=100007&lingua=zh&gratis=1')
  assert.equal(await total(page), 0)
  assert.ok((await page.locator('.result').count()) > 0, 'what comes closest is shown')
  const ways = page.locator('main .measure > ul').first().locator('a')
  assert.ok((await ways.count()) > 0, 'ways out are offered')
  const promised = Number(/\d+/.exec(await ways.first().innerText())?.[0])
  await ways.first().click()
  assert.equal(await total(page), promised, 'and they keep what they promise')
  await page.context().close()
})

test('a service that nobody in a place offers leads to the nearest who do, in six languages', async () => {
  const { page } = await open({ javaScriptEnabled: false })
  for (const lang of LANGUAGES) {
    const t = words(lang)
    await page.goto(`/${lang}/enti?q=avvocato+gratis+Vaiano`)
    await page.getByRole('link', { name: t('directory.search.nearest_offering') }).click()
    const { searchParams } = new URL(page.url())
    assert.equal(searchParams.get('settore'), 'assistenza_legale', lang)
    assert.ok(searchParams.get('vicino'), lang)
    assert.match(await page.locator('.result').first().innerText(), /\d+[.,\d]*\s*(?:km|公里|كم|км)/, lang)
    await page.goto(`/${lang}/enti?q=biblioteca+Cantagallo`)
    await page.getByText(t('directory.search.nearest_shown')).waitFor()
    assert.ok((await total(page)) > 0, lang)
  }
  await page.context().close()
})

/** The number in "Found n organisations"; "No organisation" has none. */
const total = async (page: Page): Promise<number> =>
  Number(/\d+/.exec(await page.locator('#trovati').innerText())?.[0] ?? 0)
