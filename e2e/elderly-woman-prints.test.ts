import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { LANGUAGES } from '../src/platform/i18n/languages.ts'
import { stage, WAYS } from './stage.ts'

const { open, words, site } = stage()
const CARD = 'il-filo-di-casa-aiuto-domiciliare'

for (const { way, javaScriptEnabled } of WAYS) {
  test(`an elderly woman who reads large letters finds help at home and prints the card, ${way}`, async () => {
    const { page, complaints } = await open({ javaScriptEnabled })
    await largeLetters(page)
    await page.goto('/it')
    await page.locator('#search-words').fill('aiuto in casa per anziani')
    await page
      .locator('.search-box')
      .getByRole('button', { name: words('it')('ui.search'), exact: true })
      .click()
    await nothingIsCut(page)
    await page.getByRole('link', { name: 'Il Filo di Casa' }).first().click()
    assert.match(page.url(), new RegExp(`/it/enti/${CARD}$`))
    await nothingIsCut(page)
    await onePaper(page)
    assert.deepEqual(complaints, { errors: [], foreign: [] })
    await page.context().close()
  })
}

test('a person who enlarges the page four times reads every part of the card without scrolling sideways', async () => {
  const { page } = await open({ viewport: { width: 320, height: 256 } })
  for (const lang of ['it', 'ar', 'zh']) {
    await page.goto(`/${lang}/enti/${CARD}`)
    await nothingIsCut(page)
  }
  await page.context().close()
})

test('the card fits one sheet of paper in every language', async () => {
  const { page } = await open()
  for (const lang of LANGUAGES) {
    await page.goto(`/${lang}/enti/la-lanterna-dei-compiti`)
    assert.equal(sheetsOf(await page.pdf({ preferCSSPageSize: true })).length, 1, lang)
  }
  await page.context().close()
})

/** What a browser does for somebody who set its letters twice as large (WCAG 2.2, 1.4.4). */
async function largeLetters(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
}

/** Nothing wider than the window, and no text hidden by the edge of its own box. */
async function nothingIsCut(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth
    const clipped = [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')].filter(
      (one) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(one)
        if (!one.innerText || clipPath !== 'none' || one.closest('.visually-hidden')) return false
        const hides = overflowX === 'hidden' || overflowX === 'clip' || overflowY === 'hidden'
        return hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
      },
    )
    return [
      ...(over > 0 ? [`${over} px too wide`] : []),
      ...clipped.map((one) => one.outerHTML.slice(0, 120)),
    ]
  })
  assert.deepEqual(cut, [], page.url())
}

/** One A4 sheet with all one needs to go there, and nothing that only works on a screen. */
async function onePaper(page: Page): Promise<void> {
  const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }))
  assert.deepEqual(sheets, [{ width: 210, height: 297 }])
  await page.emulateMedia({ media: 'print' })
  const paper = await page.locator('body').innerText()
  const phone = await page.locator('.print-phone').first().innerText()
  assert.match(phone, /^\+?[\d ]{8,}$/)
  for (const part of [
    'Il Filo di Casa – Aiuto domiciliare',
    'Via ',
    '59100 Prato',
    'Aiuto in casa per persone anziane',
  ])
    assert.ok(paper.includes(part), `${part} is not on paper: ${paper}`)
  assert.ok(paper.includes(`${site().address}/it/enti/${CARD}`))
  const code = await page.locator('.print-card svg.qr').boundingBox()
  assert.ok(code && code.width >= 75 && code.width === code.height, 'a code that a phone can read from paper')
  for (const gone of [
    '.main-nav',
    '.languages',
    '.breadcrumb',
    '.site-search',
    '.feedback-block',
    '.skiplinks',
    'aside',
  ])
    for (const part of await page.locator(gone).all()) assert.equal(await part.isVisible(), false, gone)
  await page.emulateMedia({ media: 'screen' })
}

/** The sheets of a PDF with their sizes in millimetres; Chromium leaves the page objects uncompressed. */
function sheetsOf(pdf: Buffer): { width: number; height: number }[] {
  const text = pdf.toString('latin1')
  const mm = (points: string) => Math.round((Number(points) * 25.4) / 72)
  return [...text.matchAll(/\/Type \/Page\b[\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width = '', height = '']) => ({ width: mm(width), height: mm(height) }),
  )
}
