import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readConfig } from '../../platform/config.ts'
import { createApp } from '../../platform/http/app.ts'
import { assemble } from '../../platform/modules.ts'
import { createServices } from '../../platform/services.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { territory } from './module.ts'

let database: TestDatabase
let app: ReturnType<typeof createApp>
before(async () => {
  database = await testDatabase()
  const services = createServices(readConfig({ LOG_LEVEL: 'silent' }), database.db, assemble([territory]))
  await territory.load?.(services)
  app = createApp(services)
})
after(() => database.stop())

test('the territory is one GeoJSON answer, known again by its tag', async () => {
  const first = await app.request('/geo/territory.json')
  assert.equal(first.status, 200)
  assert.match(first.headers.get('content-type') ?? '', /^application\/geo\+json/)
  const { features } = (await first.json()) as { features: { id: string; geometry: { type: string } }[] }
  assert.equal(features.length, 7)
  assert.ok(features.every(({ geometry }) => geometry.type === 'Point'))
  const etag = first.headers.get('etag') ?? ''
  const again = await app.request('/geo/territory.json', { headers: { 'if-none-match': etag } })
  assert.equal(again.status, 304)
  assert.equal(await again.text(), '')
})

test('a setting that names no place stops the start with a sentence', async () => {
  const config = readConfig({ LOG_LEVEL: 'silent', TERRITORY: 'province:999' })
  const services = createServices(config, database.db, assemble([territory]))
  await assert.rejects(territory.load?.(services) ?? Promise.resolve(), /TERRITORY is "province:999"/)
})
