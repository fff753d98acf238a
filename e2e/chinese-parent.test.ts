import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PHONE, stage, WAYS } from './stage.ts'

const { open, words } = stage()
const t = () => words('zh')

for (const { way, javaScriptEnabled } of WAYS) {
  test(`a parent who reads Chinese finds after-school help in Prato on a phone, ${way}`, async () => {
    const { page, complaints } = await open({ ...PHONE, locale: 'zh-CN', javaScriptEnabled })
    await page.goto('/')
    assert.equal(new URL(page.url()).pathname, '/zh')
    await page.locator('#search-words').fill('普拉托 课后辅导')
    await page.locator('#search-words').press('Enter')
    const found = await page.locator('.result').count()
    assert.ok(found > 1, `${found} results`)

    await page.getByRole('link', { name: t()('directory.search.filters_open') }).click()
    await page.getByText(t()('directory.search.key_language'), { exact: true }).first().click()
    await page.locator('#lingua-zh').check()
    await page.getByRole('button', { name: t()('directory.search.apply') }).click()
    const speaking = page.locator('.result')
    assert.ok((await speaking.count()) < found, 'the filter leaves fewer')
    for (const card of await speaking.all()) assert.match(await card.innerText(), /还讲：.*中文/)
    assert.equal(new URL(page.url()).searchParams.get('q'), '普拉托 课后辅导', 'the words are kept')

    await page.getByRole('link', { name: 'La Lanterna dei Compiti' }).click()
    assert.match(page.url(), /\/zh\/enti\/la-lanterna-dei-compiti$/)
    await page.getByRole('heading', { name: '中意双语课后辅导' }).waitFor()
    assert.match(await page.locator('.record-service').first().innerText(), /16:30–19:00/)
    const call = page.locator('.record-actions a[href^="tel:+39"]')
    assert.equal(await call.isVisible(), true)
    const box = await call.boundingBox()
    assert.ok(box && box.height >= 44 && box.y < 900, 'a large button on the first or second screen')
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
    assert.deepEqual(complaints, { errors: [], foreign: [] })
    await page.context().close()
  })
}

test('the browser’s first language that the portal speaks decides; for others the portal speaks Italian', async () => {
  for (const [locale, path] of [
    ['zh-TW', '/zh'],
    ['ar-MA', '/ar'],
    ['ru-UA', '/ru'],
    ['fr-SN', '/fr'],
    ['ur-PK', '/it'],
  ] as const) {
    const { page } = await open({ locale })
    await page.goto('/')
    assert.equal(new URL(page.url()).pathname, path, locale)
    await page.context().close()
  }
})
