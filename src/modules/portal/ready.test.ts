import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDoor } from '../../platform/health/readiness.ts'
import { createApp } from '../../platform/http/app.ts'
import { anyone } from '../../platform/http/policy.ts'
import { text } from '../../platform/http/response.ts'
import { rootGet } from '../../platform/http/route.ts'
import { startServer } from '../../platform/server.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { readyRoute } from './ready.ts'

const asked = Promise.withResolvers<void>()
const answered = Promise.withResolvers<void>()
const slow = rootGet('/slow', {
  summary: 'A page that takes its time',
  allow: anyone,
  handle: async () => {
    asked.resolve()
    await answered.promise
    return text('done', 'text/plain')
  },
})

let house: TestApplication
before(async () => {
  const env = { PORT: '0', DRAIN_SECONDS: '0.5' }
  house = await testApplication([{ name: 'prova', routes: [readyRoute, slow] }], env)
})
after(() => house.stop())

test('a process that ends says so, answers while the balancer looks, and finishes what it began', async () => {
  const server = await startServer(house.services)
  const ready = () => fetch(`${server.address}/ready`)
  await sleep(0)
  assert.equal((await ready()).status, 200)
  const begun = fetch(`${server.address}/slow`)
  await asked.promise
  let ended = false
  const stopped = server.stop().then(() => {
    ended = true
  })
  const leaving = await ready()
  assert.deepEqual([leaving.status, leaving.headers.get('connection')], [503, 'close'])
  assert.equal((await leaving.json()).title, 'leaving')
  await sleep(800)
  assert.equal(ended, false, 'somebody still waits for an answer')
  await assert.rejects(ready(), 'nobody new is let in')
  answered.resolve()
  assert.equal(await (await begun).text(), 'done')
  await stopped
})

test('a process is not ready before its search index answers', async () => {
  const index = Promise.withResolvers<void>()
  const door = createDoor(index.promise)
  const app = createApp({ ...house.services, door })
  assert.equal((await app.request('/ready')).status, 503)
  index.resolve()
  await index.promise
  assert.equal((await app.request('/ready')).status, 200)
})
