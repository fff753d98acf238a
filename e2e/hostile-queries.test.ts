import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ZodObject } from 'zod'
import type { Route } from '../src/platform/http/route.ts'
import { allExamples, fill, ROUTES } from './pages.ts'
import { type Site, startSite } from './site.ts'

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

test('a word that every object has is a word like any other, in every parameter', async () => {
  const broken: string[] = []
  for (const route of ROUTES.filter(({ method, query }) => method === 'GET' && query)) {
    const base = `${route.scope === 'page' ? '/it' : ''}${fill(route.path, examples)}`
    for (const word of Object.getOwnPropertyNames(Object.prototype)) {
      const query = new URLSearchParams(parametersOf(route).map((name) => [name, word]))
      const { status } = await site.app.request(`${base}?${query}`, { headers: staff })
      if (status >= 500) broken.push(`${status} ${base} ${word}`)
    }
  }
  assert.deepEqual(broken, [])
})

test('one parameter alone, sent a thousand times or broken, brings no fault either', async () => {
  const broken: string[] = []
  for (const route of ROUTES.filter(({ method, query }) => method === 'GET' && query)) {
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
