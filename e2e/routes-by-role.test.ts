import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { MODULES } from '../src/modules.ts'
import { projectFile } from '../src/platform/project.ts'
import { type TestApplication, testApplication } from '../src/platform/testing/application.ts'
import { nameOf, parametersOf, whoGetsIn } from './matrix/line.ts'
import { type Asker, listAskers } from './matrix/people.ts'
import { makeThings, type Things } from './matrix/things.ts'
import { fill, ROUTES } from './pages.ts'

/** What was agreed: one line a route, with who may. `UPDATE_MATRIX=1 npm test -- routes-by-role` writes it anew. */
const AGREED = projectFile('e2e/routes-by-role.txt')

let house: TestApplication
let things: Things
let askers: readonly Asker[]
before(async () => {
  house = await testApplication(MODULES)
  things = await makeThings(house)
  askers = await listAskers(house, things)
})
after(() => house.stop())

test('each route lets in whom the agreed matrix says, and nobody else', async () => {
  const lines = []
  for (const route of ROUTES) lines.push(`${nameOf(route)}  ${await whoGetsIn(route, askers, things)}`)
  const matrix = `${lines.join('\n')}\n`
  if (process.env.UPDATE_MATRIX) writeFileSync(AGREED, matrix)
  assert.equal(matrix, readFileSync(AGREED, 'utf8'))
})

/** Those whose refusals are tried over HTTP too. */
const KEPT_OUT = ['visitor', 'account', 'other-owner', 'ended-owner']

test('over HTTP, who is kept out by the matrix gets 401, 403 or 404, and nothing else', async () => {
  const wrong = []
  for (const route of ROUTES) {
    const path = `${route.scope === 'page' ? '/it' : ''}${fill(route.path, parametersOf(route, things))}`
    for (const { name, cx, cookie } of askers) {
      if (!KEPT_OUT.includes(name) || (await route.decide(cx, parametersOf(route, things))) === 'in') continue
      const body = route.method === 'POST' ? new URLSearchParams() : null
      const { status } = await house.app.request(path, { method: route.method, headers: { cookie }, body })
      if (![401, 403, 404].includes(status)) wrong.push(`${name}: ${nameOf(route)} answered ${status}`)
    }
  }
  assert.deepEqual(wrong, [])
})
