import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { SAMPLE_KIND } from '../../platform/search/engine/sample.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { statusRoute } from './status.ts'

let house: TestApplication
before(async () => {
  const modules = [{ name: 'prova', routes: [statusRoute], search: [SAMPLE_KIND] }]
  house = await testApplication(modules, {}, { search: true })
})
after(() => house.stop())

test('the status tells of each kind of records how its index is', async () => {
  const { checks } = await (await house.app.request('/status')).json()
  const [{ lag_seconds: lag, ...search }, ...others] = checks.search
  assert.ok(lag >= 0 && lag < 5)
  assert.deepEqual(search, { kind: 'sample', state: 'ready', records: 0, segments: 0, megabytes: 0 })
  assert.deepEqual(others, [])
})

test('an index that is not there does not stop the service: the database answers', async () => {
  await house.search?.stop()
  const status = await house.app.request('/status')
  const { checks } = await status.json()
  assert.deepEqual([status.status, checks.search[0].state], [200, 'loading'])
})
