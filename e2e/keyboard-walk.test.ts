import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { PHONE, stage } from './stage.ts'

const { open, words } = stage()
const RECORD = '/enti/altair-diritti-senza-frontiere'
/** More stops than any page of ours has. */
const MOST_STOPS = 400

/** Where the keyboard stands. */
interface Stop {
  html: string
  /** The page itself: after the last stop the keyboard leaves it for the browser's own bars. */
  left: boolean
  marked: boolean
  inSight: boolean
  /** Order in the document; the order of reading. */
  place: number
  width: number
  height: number
  /** In a sentence, or a dot on a drawing with an equal list beside it: WCAG 2.2, 2.5.8 lets these be small. */
  excused: boolean
}

for (const [lang, path] of [
  ['it', ''],
  ['ar', '/enti?q=%D9%85%D8%AD%D8%A7%D9%85%D9%8A'],
  ['it', '/enti?area=sociale'],
  ['it', RECORD],
  ['zh', `${RECORD}/segnala`],
] as const)
  test(`the keyboard goes through /${lang}${path} in reading order, always in sight, and out again`, async () => {
    // Pages glide to the next stop otherwise, and are looked at on the way.
    const { page } = await open({ reducedMotion: 'reduce' })
    await page.goto(`/${lang}${path}`)
    await page.keyboard.press('Tab')
    assert.match(await page.locator(':focus').innerText(), new RegExp(words(lang)('ui.skip_content')))
    const stops = await walk(page)
    assert.ok(stops.length > 15 && stops.length < MOST_STOPS, `${stops.length} stops`)
    const unseen = stops.filter(({ marked, inSight }) => !marked || !inSight)
    assert.deepEqual(unseen, [])
    const back = stops.filter((stop, at) => stop.place <= (stops[at - 1]?.place ?? -1))
    assert.deepEqual(back, [], 'goes back')
    const small = stops.filter(({ width, height, excused }) => !excused && (width < 24 || height < 24))
    assert.deepEqual(small, [], 'smaller than 24 px')
    await page.context().close()
  })

test('a person without a mouse searches, filters, opens a record and reports an error', async () => {
  const { page } = await open()
  const t = words('it')
  await page.goto('/it')
  await tabTo(page, '#search-words')
  await page.keyboard.type('avvocato')
  await page.keyboard.press('Enter')
  await page.locator('#trovati').waitFor()
  await tabTo(page, '#area-diritti')
  await page.keyboard.press('Space')
  await tabTo(page, `button[form="cerca"]`)
  await page.keyboard.press('Enter')
  await page.locator('.chip').first().waitFor()
  assert.equal(new URL(page.url()).searchParams.get('area'), 'diritti')
  await tabTo(page, '.result a')
  await page.keyboard.press('Enter')
  await page.locator('.record-top').waitFor()
  await tabTo(page, 'a[href$="/segnala"]')
  await page.keyboard.press('Enter')
  await page.locator('#f-about').waitFor()
  await tabTo(page, '#f-about')
  await page.keyboard.press('Space')
  await tabTo(page, 'main form button')
  await page.keyboard.press('Enter')
  await page.locator('#errors').waitFor()
  assert.equal(await page.locator(':focus').getAttribute('id'), 'errors')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, '#f-message', 1)
  await page.keyboard.type('Il numero è cambiato.')
  assert.equal(
    await page.getByLabel(t('directory.record.report_message')).inputValue(),
    'Il numero è cambiato.',
  )
  await page.context().close()
})

test('the skip link leads past the header, and the menu of a phone closes with Esc', async () => {
  const { page } = await open(PHONE)
  await page.goto(`/it${RECORD}`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.closest('main')?.id), 'main')
  await page.goto(`/it${RECORD}`)
  await tabTo(page, '.menu-opener')
  await page.keyboard.press('Enter')
  assert.equal(await page.isVisible('.main-nav'), true)
  assert.equal(await page.evaluate(() => document.activeElement?.closest('#menu')?.id), 'menu')
  await page.keyboard.press('Escape')
  assert.equal(await page.isVisible('.main-nav'), false)
  assert.equal(await page.locator(':focus').getAttribute('class'), 'menu-opener')
  await page.context().close()
})

/** Presses Tab until the keyboard stands there; a person gives up at some point. */
async function tabTo(page: Page, selector: string, most = MOST_STOPS): Promise<void> {
  for (let stops = 0; stops < most; stops++) {
    const there = await page.evaluate((what) => document.activeElement?.matches(what) ?? false, selector)
    if (there) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`the keyboard never came to ${selector}`)
}

/** Every stop of the keyboard from where it stands to the end of the page. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = []
  while (stops.length < MOST_STOPS) {
    const stop = await page.evaluate(look)
    if (stop.left) break
    stops.push(stop)
    await page.keyboard.press('Tab')
  }
  return stops
}

/** Runs in the page: what the element with the focus looks like. */
function look(): Stop {
  const one = document.activeElement ?? document.body
  // A star of the opinion lies unseen over its picture, which shows the focus instead.
  const shown = one.matches('.stars input') ? (one.nextElementSibling ?? one) : one
  const styles = [shown, ...shown.querySelectorAll('path')].map((part) => getComputedStyle(part))
  const box = (one.matches('.choice input') ? (one.closest('.choice') ?? one) : shown).getBoundingClientRect()
  const seen = shown.getBoundingClientRect()
  const middle = document.elementFromPoint(seen.x + seen.width / 2, seen.y + seen.height / 2)
  return {
    html: one.outerHTML.slice(0, 140),
    left: one === document.body || one === document.documentElement,
    marked: styles.some(
      ({ outlineStyle, outlineWidth, stroke, boxShadow }) =>
        (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
        (boxShadow !== 'none' && boxShadow !== '') ||
        (stroke !== 'none' && one.matches('.territory-cell')),
    ),
    inSight: middle !== null && (one.contains(middle) || middle.contains(one) || shown.contains(middle)),
    place: [...document.querySelectorAll('*')].indexOf(one),
    width: Math.round(box.width),
    height: Math.round(box.height),
    excused:
      one.matches('p a, li a, dd a, td a, .territory-cell') && getComputedStyle(one).display === 'inline',
  }
}
