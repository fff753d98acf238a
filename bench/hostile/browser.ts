import type { Page } from 'playwright-core'
import { type Complaints, openBrowser, openPage } from '../../e2e/browser.ts'
import { nameOf, parametersOf } from '../../e2e/matrix/line.ts'
import { listAskers } from '../../e2e/matrix/people.ts'
import { makeThings } from '../../e2e/matrix/things.ts'
import { fill, ROUTES } from '../../e2e/pages.ts'
import { startSite } from '../../e2e/site.ts'
import { IMPORTS, operator } from './imports.ts'
import { KINDS } from './lists.ts'
import { SCRIPTS } from './payloads/scripts.ts'
import { begin, type Outcome } from './ways.ts'

/** Characters that the shortest of the fields holds. */
const SHORTEST = 180
/** Who reads which pages. */
const READERS = { visitor: /^\/(?!gestione|area|account)/, owner: /^\/area/, keeper: /^\/gestione/ } as const

/**
 * Plants texts in every field that the portal keeps, opens every page that shows them, and looks whether one ran, a page
 * complained of its content policy, or another origin was asked.
 */
export async function inBrowser(every: number): Promise<Outcome> {
  const outcome = begin('pages in a browser')
  const texts = SCRIPTS.filter((text, at) => at % every === 0 && !text.includes('\0'))
  const browser = await openBrowser()
  for (const planted of together(texts)) outcome.wrong.push(...(await openAll(browser, planted, outcome)))
  await browser.close()
  return outcome
}

/** Sends each text in each column of lists, and opens the lists and what came of them, as the staff and as the public. */
export async function listsInBrowser(every: number): Promise<Outcome> {
  const outcome = begin('lists and their records in a browser')
  const texts = SCRIPTS.filter((_text, at) => at % every === 0)
  const browser = await openBrowser()
  const site = await startSite({ demo: false })
  const { page, complaints } = await openPage(browser, site.address)
  await watch(page)
  const sender = await operator(site, outcome)
  const [name = '', value = ''] = sender.cookie.split('=')
  await page.context().addCookies([{ name, value, url: site.address }])
  const open = async (path: string) => {
    const answer = await page.goto(path)
    outcome.sent++
    if ((answer?.status() ?? 500) >= 500) outcome.wrong.push(`${path}: status ${answer?.status()}`)
    if (await page.evaluate(() => 'ran' in window)) outcome.wrong.push(`${path}: ran`)
  }
  for (const [at, kind] of Object.keys(KINDS).entries()) {
    const { slugs } = await sender.bring(kind, texts, at, open)
    for (const path of [IMPORTS, '/it/gestione/enti', '/it/gestione/registro', '/it/enti']) await open(path)
    for (const slug of slugs) await open(`/it/enti/${slug}`)
  }
  outcome.wrong.push(...refusedBy(complaints))
  await browser.close()
  await site.stop()
  return outcome
}

/** Notes whether any page ran something. */
const watch = (page: Page): Promise<unknown> =>
  page.addInitScript(() => Object.assign(window, { canary: () => Object.assign(window, { ran: true }) }))

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

async function openAll(
  browser: Awaited<ReturnType<typeof openBrowser>>,
  planted: string,
  outcome: Outcome,
): Promise<string[]> {
  const site = await startSite({ demo: false })
  const things = await makeThings(site, planted)
  const askers = await listAskers(site, things)
  const wrong: string[] = []
  const { page, complaints } = await openPage(browser, site.address)
  await watch(page)
  for (const [name, paths] of Object.entries(READERS)) {
    const cookie = askers.find((asker) => asker.name === name)?.cookie ?? ''
    const [key = '', value = ''] = cookie.split('=')
    await page.context().clearCookies()
    if (key) await page.context().addCookies([{ name: key, value, url: site.address }])
    for (const route of ROUTES.filter(({ method, scope }) => method === 'GET' && scope === 'page')) {
      if (!paths.test(route.path) || /\.\w{2,10}$/.test(route.path)) continue
      const path = `/it${fill(route.path, parametersOf(route, things))}`
      const answer = await page.goto(path).catch(() => null)
      if (answer === null) continue
      outcome.sent++
      outcome.routes.add(nameOf(route))
      if (answer.status() >= 500) wrong.push(`${name} ${path}: status ${answer.status()}`)
      if (await page.evaluate(() => 'ran' in window)) wrong.push(`${name} ${path}: ran one of ${planted}`)
    }
  }
  wrong.push(...refusedBy(complaints))
  await page.context().close()
  await site.stop()
  return wrong
}
