import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { PHONE, stage } from './stage.ts'

const { open, words } = stage()
const t = () => words('it')

/** Opens the filter by distance and gives its button. */
async function nearMe(page: Page) {
  await page.goto('/it/enti?q=anziani')
  await page.getByText(t()('directory.search.distance'), { exact: true }).first().click()
  return page.getByRole('button', { name: t()('directory.search.near_me') })
}

test('after consent the search starts from where the person is, to about 100 metres, and keeps the words', async () => {
  const { page, complaints } = await open({
    permissions: ['geolocation'],
    geolocation: { latitude: 43.880123, longitude: 11.097765 },
  })
  const button = await nearMe(page)
  const why = await button.evaluate(
    (one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent,
  )
  assert.equal(why, t()('directory.search.near_me_why'), 'it says what for before it asks')
  await button.click()
  await page.waitForURL(/vicino=/)
  const { searchParams } = new URL(page.url())
  assert.deepEqual([searchParams.get('vicino'), searchParams.get('q')], ['43.880,11.098', 'anziani'])
  assert.match(await page.locator('.result').first().innerText(), /km/)
  const place = t()('directory.search.this_point')
  await page.getByRole('link', { name: t()('directory.search.near_place', { place }) }).waitFor()
  assert.deepEqual(complaints, { errors: [], foreign: [] })
  await page.context().close()
})

test('whoever refuses is told kindly and can write a place instead', async () => {
  const { page } = await open()
  const button = await nearMe(page)
  await button.click()
  await page.getByText(t()('directory.search.near_me_refused')).waitFor()
  assert.equal(await page.locator(':focus').getAttribute('name'), 'vicino')
  await page.keyboard.type('Vaiano')
  await page.keyboard.press('Enter')
  await page.waitForURL(/vicino=Vaiano/)
  await page.context().close()
})

test('when the position cannot be known the page says so and the field stays', async () => {
  const { page } = await open({ ...PHONE, permissions: ['geolocation'] })
  await page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = (_found, failed) =>
      failed?.({ code: 3, PERMISSION_DENIED: 1 } as GeolocationPositionError)
  })
  await page.goto('/it/enti')
  await page.getByRole('link', { name: t()('directory.search.filters_open') }).click()
  await page.getByText(t()('directory.search.distance'), { exact: true }).first().click()
  await page.getByRole('button', { name: t()('directory.search.near_me') }).click()
  await page.getByText(t()('directory.search.near_me_failed')).waitFor()
  assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
  await page.context().close()
})
