import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { startServer } from '../../platform/server.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { board } from '../board/module.ts'
import { directory } from '../directory/module.ts'
import { taxonomy } from '../taxonomy/module.ts'
import { territory } from '../territory/module.ts'
import { thesaurus } from '../thesaurus/module.ts'
import { hsds } from './module.ts'

const COUNT = 10_000
let house: TestApplication
before(async () => {
  house = await testApplication([board, taxonomy, territory, thesaurus, directory, hsds], { PORT: '0' })
  const rows = Array.from({ length: COUNT }, (_, n) => n)
  await sql`${sql.raw('insert into organization')} (id, slug, name, description)
    select gen_random_uuid(), 'e-' || n, 'Ente ' || n, repeat('parole ', 100)
    from unnest(${rows}::int[]) n`.execute(house.db)
})
after(() => house.stop())

test('the stream gives every record once, one on each line, and keeps no more than a few in memory', async () => {
  const server = await startServer(house.services)
  const before = rss()
  let most = 0
  let [lines, rest] = [0, '']
  const ids = new Set<string>()
  const answer = await fetch(`${server.address}/hsds/organizations?format=ndjson`)
  assert.equal(answer.headers.get('x-accel-buffering'), 'no')
  assert.equal(answer.headers.get('content-type'), 'application/x-ndjson; charset=utf-8')
  const decoder = new TextDecoder()
  for await (const bytes of answer.body ?? []) {
    const whole = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = whole.pop() ?? ''
    for (const line of whole) ids.add(JSON.parse(line).id)
    lines += whole.length
    most = Math.max(most, rss())
  }
  await server.stop()
  assert.deepEqual([lines, ids.size, rest], [COUNT, COUNT, ''])
  assert.ok(most - before < 100, `${Math.round(most - before)} MB more`)
})

test('a reader who goes away ends the reading', async () => {
  const answer = await house.app.request('/hsds/organizations?format=ndjson')
  const reader = answer.body?.getReader()
  assert.ok(reader)
  await reader.read()
  await reader.cancel()
  assert.equal((await reader.read()).done, true)
})

const rss = (): number => process.memoryUsage().rss / 1024 / 1024
