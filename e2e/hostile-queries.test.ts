import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ZodObject } from 'zod'
import type { Route } from '../src/platform/http/route.ts'
import { allExamples, fill, ROUTES } from './pages.ts'
import { type Site, startSite } from './site.ts'

/** Text that has broken software before: markup, controls, other scripts, SQL, paths, formulas, too much, too little. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' or 1=1 --",
  "'; drop table organization; --",
  '\0',
  'a\0b',
  '\u202eabc\u2066',
  '\ud800',
  '𝒳🧵👩‍👩‍👧',
  '%00',
  '%',
  '_%\\',
  '../../../../etc/passwd',
  'javascript:alert(1)',
  '//evil.example',
  '=HYPERLINK("http://evil.example")',
  '{{7*7}}<%= 7*7 %>',
  '(((((',
  '[a-z]{1000}*?',
  'a & ! | b <-> :*',
  '-1',
  '0',
  '1e309',
  'NaN',
  '99999999999999999999',
  '2026-13-45',
  '   ',
  'x'.repeat(5_000),
  'parola '.repeat(1_000),
  'ﷺ'.repeat(200),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
]

let site: Site
let examples: Record<string, string>
let staff: Record<string, string>
before(async () => {
  site = await startSite()
  examples = await allExamples(site)
  staff = await site.as('territory_admin', 'chief_editor', 'urp_operator', 'system_admin')
})
after(() => site.stop())

/** The parameters a route declares, and some that nobody declared. */
const parametersOf = (route: Route): string[] => [
  ...Object.keys((route.query as ZodObject | undefined)?.shape ?? {}),
  'unknown',
  '__proto__',
]

test('no hostile text in any query parameter or path brings a fault, or comes back as markup', async () => {
  const broken: string[] = []
  for (const route of ROUTES.filter(({ method }) => method === 'GET')) {
    const base = `${route.scope === 'page' ? '/it' : ''}${fill(route.path, examples)}`
    for (const [at, text] of HOSTILE.entries()) {
      const value = encodeURIComponent(text.toWellFormed())
      const query = parametersOf(route).map((name) => `${name}=${value}`)
      // A route that declares no parameter reads none: some of the texts are enough.
      const asked = route.query || at % 6 === 0 ? [`${base}?${query.join('&')}`] : []
      for (const path of [...asked, ...inPath(route, value)]) {
        const answer = await site.app.request(path, { headers: staff })
        const body = await answer.text()
        if (answer.status >= 500) broken.push(`${answer.status} ${path.slice(0, 200)}`)
        const isPage = answer.headers.get('content-type')?.startsWith('text/html')
        if (isPage && /<script>alert|<img src=x/.test(body)) broken.push(`markup ${path.slice(0, 200)}`)
      }
    }
  }
  assert.deepEqual(broken, [])
})

/** The path with each of its parameters hostile. */
function inPath(route: Route, value: string): string[] {
  if (!route.path.includes(':') || value.length > 2_000) return []
  const hostile = Object.fromEntries(Object.keys(examples).map((name) => [name, decodeURIComponent(value)]))
  return [`${route.scope === 'page' ? '/it' : ''}${fill(route.path, hostile)}`]
}

test('one parameter alone, sent a thousand times or broken, brings no fault either', async () => {
  const broken: string[] = []
  for (const route of ROUTES.filter(({ method }) => method === 'GET')) {
    const base = `${route.scope === 'page' ? '/it' : ''}${fill(route.path, examples)}`
    for (const name of parametersOf(route)) {
      const many = Array.from({ length: 1_000 }, (_, n) => `${name}=${n}`).join('&')
      for (const query of [many, `${name}`, `${name}=%ff`, `${name}[]=1`, `${name}[a]=1`]) {
        const { status } = await site.app.request(`${base}?${query}`, { headers: staff })
        if (status >= 500) broken.push(`${status} ${base}?${query.slice(0, 40)}`)
      }
    }
  }
  assert.deepEqual(broken, [])
})
