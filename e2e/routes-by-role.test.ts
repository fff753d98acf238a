import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { ROLES } from '../src/platform/http/actor.ts'
import type { Route } from '../src/platform/http/route.ts'
import { projectFile } from '../src/platform/project.ts'
import { allExamples, fill, ROUTES } from './pages.ts'
import { type Site, startSite } from './site.ts'

/** What was agreed: one line a route, with who may. `UPDATE_MATRIX=1 npm test -- routes-by-role` writes it anew. */
const AGREED = projectFile('e2e/routes-by-role.txt')

let site: Site
let examples: Record<string, string>
before(async () => {
  site = await startSite()
  examples = await allExamples(site)
})
after(() => site.stop())

test('each route lets in whom the agreed matrix says, and nobody else', async () => {
  const lines = []
  for (const route of ROUTES) lines.push(await line(route))
  const matrix = `${lines.join('\n')}\n`
  if (process.env.UPDATE_MATRIX) writeFileSync(AGREED, matrix)
  assert.equal(matrix, readFileSync(AGREED, 'utf8'))
})

async function line(route: Route): Promise<string> {
  const who = []
  if (await entered(route, {})) who.push('anyone')
  else {
    if (await entered(route, await site.person())) who.push('account')
    for (const role of ROLES) if (await entered(route, await site.as(role))) who.push(role)
  }
  return `${route.method} ${route.scope === 'page' ? '/{lang}' : ''}${route.path}  ${who.join(' ') || 'nobody'}`
}

/** Whether the route answers otherwise than "enter first" or "not you"; a fault is a failure of the test. */
async function entered(route: Route, headers: Record<string, string>): Promise<boolean> {
  const path = `${route.scope === 'page' ? '/it' : ''}${fill(route.path, examples)}`
  const body = route.method === 'POST' ? new URLSearchParams() : null
  const { status } = await site.app.request(path, { method: route.method, headers, body })
  assert.ok(status < 500, `${route.method} ${path} answered ${status}`)
  return status !== 401 && status !== 403
}
