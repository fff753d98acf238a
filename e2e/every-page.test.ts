import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { direction, LANGUAGES, type Lang } from '../src/platform/i18n/languages.ts'
import { enterAs } from './browser.ts'
import { pagePaths } from './pages.ts'
import { stage } from './stage.ts'

const { open, site } = stage()

/** What the page says of itself, as a browser without JavaScript has it. */
interface Facts {
  lang: string
  dir: string
  title: string
  headings: string[]
  noindex: boolean
  canonical: string | undefined
  alternates: [string, string][]
  breadcrumb: number
  feedback: number
  legal: string[]
  landmarks: string[]
  doubleIds: string[]
}

/** The staff's pages are the same in all languages but for their words: one is enough. */
const STAFF_IN: Lang = 'it'

for (const lang of LANGUAGES) {
  test(`every page in ${lang} says what it is, where it stands, in which languages it exists and who answers for it`, async () => {
    const { page, complaints } = await open()
    const { cookie } = await site().as('territory_admin', 'chief_editor', 'urp_operator')
    const wrong: string[] = []
    for (const path of await htmlPaths()) {
      const staff = path.startsWith('/gestione')
      if (staff && lang !== STAFF_IN) continue
      await enterAs(page, site().address, staff ? cookie : '')
      const answer = await page.goto(`/${lang}${path === '/' ? '' : path}`)
      const found = faults(lang, path, await facts(page), answer?.status() ?? 0)
      wrong.push(...found.map((fault) => `${path}: ${fault}`))
      if (!staff && (await page.context().cookies()).length > 0)
        wrong.push(`${path}: a cookie before entering`)
    }
    assert.deepEqual(wrong, [])
    assert.deepEqual(complaints.foreign, [])
    assert.deepEqual(
      complaints.errors.filter((one) => !/status of (401|404|410)/.test(one)),
      [],
    )
    await page.context().close()
  })
}

const htmlPaths = async () => (await pagePaths(site())).filter((path) => !/\.\w{2,10}$/.test(path))

function faults(lang: Lang, path: string, page: Facts, status: number): string[] {
  const found: string[] = []
  const must = (right: boolean, what: string) => right || found.push(what)
  const refused = status >= 400
  must(page.lang === lang && page.dir === direction(lang), `lang ${page.lang}, dir ${page.dir}`)
  must(/^.+ – .+$/.test(page.title) && page.title.endsWith('Tessuto'), `title "${page.title}"`)
  must(page.headings.length === 1 && page.headings[0] !== '', `h1: ${page.headings.join(' | ') || 'none'}`)
  must(page.legal.length === 4, `legal links: ${page.legal.join(' ')}`)
  must(page.landmarks.join(' ') === 'header main footer', `landmarks: ${page.landmarks.join(' ')}`)
  must(page.doubleIds.length === 0, `ids used twice: ${page.doubleIds.join(' ')}`)
  must(refused || path === '/' || page.breadcrumb === 1, `${page.breadcrumb} breadcrumbs`)
  if (!page.noindex) {
    const own = `${site().address}/${lang}${path === '/' ? '' : path}`
    must(page.feedback === 1, `${page.feedback} feedback blocks`)
    must(page.canonical === own, `canonical ${page.canonical}`)
    const expected = LANGUAGES.map((one) => [one, own.replace(`/${lang}`, `/${one}`)])
    const fallback = path === '/' ? `${site().address}/` : own.replace(`/${lang}/`, '/it/')
    assert.deepEqual(page.alternates, [...expected, ['x-default', fallback]], path)
  }
  return found
}

const facts = (page: Page): Promise<Facts> =>
  page.evaluate(() => {
    const all = <E extends Element>(selector: string) => [...document.querySelectorAll<E>(selector)]
    const ids = all('[id]').map(({ id }) => id)
    return {
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
      title: document.title,
      headings: all<HTMLElement>('h1').map((one) => one.innerText.trim()),
      noindex: all('meta[name="robots"][content="noindex"]').length > 0,
      canonical: all<HTMLLinkElement>('link[rel="canonical"]').at(0)?.href,
      alternates: all<HTMLLinkElement>('link[hreflang]').map((one): [string, string] => [
        one.hreflang,
        one.href,
      ]),
      breadcrumb: all('[data-element="breadcrumb"]').length,
      feedback: all('[data-element="feedback"]').length,
      legal: all<HTMLAnchorElement>('footer .footer-links:last-of-type a').map((one) => one.pathname),
      landmarks: all('body > header, body > main, body > footer').map((one) => one.localName),
      doubleIds: ids.filter((id, at) => ids.indexOf(id) !== at),
    }
  })
