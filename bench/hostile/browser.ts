import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { type Complaints, enterAs, openBrowser, openPage } from '../../e2e/browser.ts'
import { nameOf, parametersOf } from '../../e2e/matrix/line.ts'
import { listAskers } from '../../e2e/matrix/people.ts'
import { makeThings } from '../../e2e/matrix/things.ts'
import { fill, ROUTES } from '../../e2e/pages.ts'
import { startSite } from '../../e2e/site.ts'
import { IMPORTS, operator } from './imports.ts'
import { inFlight } from './in-flight.ts'
import { KINDS } from './lists.ts'
import { ask, begin, type Outcome } from './ways.ts'

/** Characters that the shortest of the fields holds. */
const SHORTEST = 180
/** Who reads which pages. */
const READERS = { visitor: /^\/(?!gestione|area|account)/, owner: /^\/area/, keeper: /^\/gestione/ } as const

/** Tabs at once, and portals at once whose fields are all full. */
const TABS = 3
/** Until a page counts as one that did not answer: the processor may be somebody else's for long. */
const PATIENCE_MS = 180_000

/**
 * Plants texts in every field that the portal keeps, opens every page that shows them, and looks whether one ran, a page
 * complained of its content policy, or another origin was asked.
 */
export async function inBrowser(texts: readonly string[]): Promise<Outcome> {
  const outcome = begin('pages in a browser, texts in every field')
  const browser = await openBrowser()
  const fields = together(texts.filter((text) => !text.includes('\0')))
  await inFlight(fields, TABS, (planted) => openAll(browser, planted, outcome))
  await browser.close()
  return outcome
}

/** Sends each text in each column of lists, and opens the lists and what came of them, as the staff and as the public. */
export async function listsInBrowser(texts: readonly string[]): Promise<Outcome> {
  const outcome = begin('lists and their records in a browser')
  const browser = await openBrowser()
  const site = await startSite({ demo: false })
  const sender = await operator(site, outcome)
  const tabs = await Promise.all(
    Array.from({ length: TABS }, async () => {
      const tab = await openTab(browser, site.address)
      await enterAs(tab.page, site.address, sender.cookie)
      return tab
    }),
  )
  const [first = assert.fail('no tab')] = tabs
  const open = async (path: string, { page } = first) => void (await openOne(page, path, path, outcome))
  for (const [at, kind] of Object.keys(KINDS).entries()) {
    const { slugs } = await sender.bring(kind, texts, at, open)
    for (const path of [IMPORTS, '/it/gestione/enti', '/it/gestione/registro', '/it/enti']) await open(path)
    const left = slugs.values()
    await inFlight(tabs, TABS, async (tab) => {
      for (const slug of left) await open(`/it/enti/${slug}`, tab)
    })
  }
  for (const { complaints } of tabs) outcome.wrong.push(...refusedBy(complaints))
  await browser.close()
  await site.stop()
  return outcome
}

type Browser = Awaited<ReturnType<typeof openBrowser>>

/** A tab that notes whether any page ran something, with what its pages complained of. */
async function openTab(browser: Browser, address: string) {
  const { page, complaints } = await openPage(browser, address)
  page.context().setDefaultTimeout(PATIENCE_MS)
  await page.addInitScript(() =>
    Object.assign(window, { canary: () => Object.assign(window, { ran: true }) }),
  )
  return { page, complaints }
}

/** Refusals of the content policy, and other origins that were asked. */
const refusedBy = ({ errors, foreign }: Complaints): string[] => [
  ...errors
    .filter((one) => /Content Security Policy|canary/.test(one))
    .map((one) => `console: ${one.slice(0, 200)}`),
  ...foreign,
]

/** As many in one field as it holds; what no field holds is left out. */
function together(texts: readonly string[]): string[] {
  const fields: string[] = []
  for (const text of texts.filter(({ length }) => length <= SHORTEST)) {
    const last = fields.at(-1)
    if (last === undefined || last.length + text.length >= SHORTEST) fields.push(text)
    else fields[fields.length - 1] = `${last} ${text}`
  }
  return fields
}

/** Opens a page and notes whether it ran something; false where there is no page but a file. */
async function openOne(page: Page, path: string, where: string, outcome: Outcome): Promise<boolean> {
  const answer = await page.goto(path).catch((fault: Error) => fault)
  if (answer instanceof Error && /Download is starting|ERR_ABORTED/.test(answer.message)) return false
  outcome.sent++
  if (answer === null || answer instanceof Error) outcome.wrong.push(`${where}: ${answer?.message}`)
  else if (answer.status() >= 500) outcome.wrong.push(`${where}: status ${answer.status()}`)
  if (await page.evaluate(() => 'ran' in window)) outcome.wrong.push(`${where}: ran`)
  return true
}

/**
 * Plants them in every field of a portal and opens every page whose HTML shows any of it; no script asks for more before
 * somebody types.
 */
async function openAll(browser: Browser, planted: string, outcome: Outcome): Promise<void> {
  const site = await startSite({ demo: false })
  const things = await makeThings(site, planted)
  const askers = await listAskers(site, things)
  const { page, complaints } = await openTab(browser, site.address)
  for (const [name, paths] of Object.entries(READERS)) {
    const cookie = askers.find((asker) => asker.name === name)?.cookie ?? ''
    await enterAs(page, site.address, cookie)
    for (const route of ROUTES.filter(({ method, scope }) => method === 'GET' && scope === 'page')) {
      if (!paths.test(route.path) || /\.\w{2,10}$/.test(route.path)) continue
      const path = `/it${fill(route.path, parametersOf(route, things))}`
      const html = await (await ask({ house: site }, path, { headers: { cookie } })).text()
      if (planted.includes('canary') && !html.includes('canary')) continue
      if (await openOne(page, path, `${name} ${path} with ${planted}`, outcome))
        outcome.routes.add(nameOf(route))
    }
  }
  outcome.wrong.push(...refusedBy(complaints))
  await page.context().close()
  await site.stop()
}
