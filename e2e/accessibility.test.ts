import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { AxeResults, RunOnly, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import type { Lang } from '../src/platform/i18n/languages.ts'
import { enterAs, openBrowser, openPage } from './browser.ts'
import { allExamples, pagePaths } from './pages.ts'
import { type Site, startSite } from './site.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const ALL: RunOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
const COLOURS: RunOnly = { type: 'rule', values: ['color-contrast'] }
const WIDTHS = [360, 768, 1280] as const
/** Colours and wide windows change with the layout, not with the words. */
const LOOKED_THROUGH: Lang = 'it'
/** One language of each direction, and the one with the longest words, of which only the width is asked. */
const LOOKED_AT: readonly Lang[] = ['it', 'ar', 'ru']
const WIDEST: Lang = 'ru'

let site: Site
let browser: Browser
before(async () => {
  site = await startSite()
  browser = await openBrowser()
})
after(async () => {
  await browser.close()
  await site.stop()
})

for (const lang of LOOKED_AT) {
  const pages = lang === LOOKED_THROUGH ? 'every page' : 'every page but the staff’s'
  const rules = lang === WIDEST ? 'is never' : 'has no violation of WCAG 2.2 AA, nor is'
  test(`${pages} in ${lang} ${rules} wider than its window`, async () => {
    const { organizationId = '' } = await allExamples(site)
    const staff = await site.as('territory_admin', 'chief_editor', 'urp_operator')
    const reader = await site.person()
    const owner = await site.person({ role: 'organization_owner', organizationId })
    // Without motion: a colour on its way to another is the contrast of neither.
    const { page, complaints } = await openPage(browser, site.address, { reducedMotion: 'reduce' })
    const found: string[] = []
    for (const path of await htmlPaths(site)) {
      const inside = INSIDE.test(path)
      if (path.startsWith('/gestione') && lang !== LOOKED_THROUGH) continue
      const who = { gestione: staff, account: reader, area: owner }[path.split('/')[1] ?? '']
      await enterAs(page, site.address, who?.cookie ?? '')
      const answer = await page.goto(`/${lang}${path === '/' ? '' : path}`)
      assert.ok((answer?.status() ?? 500) < 500, path)
      found.push(...(await look(page, path, lang, inside)))
    }
    assert.deepEqual(found, [])
    assert.deepEqual(complaints.foreign, [], 'requests to other origins')
    await page.context().close()
  })
}

/** Pages; downloads and feeds are not shown in a browser. */
const htmlPaths = async (on: Site) => (await pagePaths(on)).filter((path) => !/\.\w{2,10}$/.test(path))

/** Pages behind a sign-in. */
const INSIDE = /^\/(gestione|area|account)(\/|$)/

async function look(page: Page, path: string, lang: Lang, inside: boolean): Promise<string[]> {
  const found: string[] = []
  const thorough = lang === LOOKED_THROUGH
  const [narrow, ...wider] = WIDTHS
  await page.setViewportSize({ width: narrow, height: 800 })
  await page.evaluate(AXE)
  if (lang !== WIDEST) found.push(...(await violations(page, `${path} at ${narrow}`, ALL, true)))
  found.push(...(await sideways(page, `${path} at ${narrow}`)))
  if (thorough) {
    await page.emulateMedia({ colorScheme: 'dark' })
    // Only colours change in the dark.
    found.push(...(await violations(page, `${path} dark`, COLOURS)))
    await page.emulateMedia({ colorScheme: 'light' })
  }
  for (const width of wider) {
    await page.setViewportSize({ width, height: 800 })
    if (thorough && !inside) found.push(...(await violations(page, `${path} at ${width}`, ALL)))
    found.push(...(await sideways(page, `${path} at ${width}`)))
  }
  // 400 % zoom of a 1280 px window (WCAG 2.2, 1.4.10).
  await page.setViewportSize({ width: 320, height: 256 })
  found.push(...(await sideways(page, `${path} at 400 %`)))
  return found
}

/** `preload` reads the style sheets once more, for the one rule about turning the device. */
async function violations(page: Page, where: string, runOnly: RunOnly, preload = false): Promise<string[]> {
  const options: RunOptions = { runOnly, preload, resultTypes: ['violations'] }
  const results = await page.evaluate(async (chosen) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    return (await axe.run(chosen)) as unknown
  }, options)
  return (results as AxeResults).violations.map(
    ({ id, nodes }) =>
      `${where}: ${id} ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(' | ')}`,
  )
}

async function sideways(page: Page, where: string): Promise<string[]> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  return over > 0 ? [`${where}: ${over} px wider than the window`] : []
}
