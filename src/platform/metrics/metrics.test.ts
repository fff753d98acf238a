import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { databaseOn, openPools } from '../db/database.ts'
import { fixOf, readHealth } from '../health/health.ts'
import { anyone } from '../http/policy.ts'
import { get } from '../http/route.ts'
import { enqueue } from '../jobs/emit.ts'
import { startWorker, type Worker } from '../jobs/worker.ts'
import { type TestApplication, testApplication } from '../testing/application.ts'
import { type MetricsServer, startMetricsServer } from './metrics-server.ts'

const WORDS = 'mario.rossi@posta.example'

let house: TestApplication
let server: MetricsServer
let worker: Worker
before(async () => {
  house = await testApplication([
    {
      name: 'prova',
      routes: [
        get('/prova/:chi', {
          summary: 'A page',
          allow: anyone,
          handle: async () => new Response('ecco'),
        }),
      ],
      jobs: {
        fallisce: {
          retries: 0,
          run: async () => {
            throw new Error('on purpose')
          },
        },
      },
    },
  ])
  const pools = openPools(house.url, 1)
  const db = databaseOn(pools, house.services.metrics.poolWait)
  const services = { ...house.services, db }
  server = await startMetricsServer(services, { host: '127.0.0.1', port: 0 }, pools)
  worker = await startWorker(services, house.url, 'Europe/Rome')
})
after(async () => {
  await worker.stop()
  await server.stop()
  await house.stop()
})

const read = async () => (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text()

test('requests are counted by route and never by what was asked', async () => {
  await house.app.request(`/it/prova/${encodeURIComponent(WORDS)}?q=${WORDS}`)
  const text = await read()
  assert.match(
    text,
    /http_request_duration_seconds_count\{method="GET",route="page:\/prova\/:chi",status="200"\} 1/,
  )
  assert.ok(!text.includes('mario'), 'nothing of the address asked for')
})

test('the figures say how the process, its pool, its disk and its checks are', async () => {
  const text = await read()
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'process_resident_memory_bytes',
    'tessuto_database_pool_wait_seconds_count',
    'tessuto_database_pool_connections{state="waiting"} 0',
    'tessuto_disk_free_bytes',
    'tessuto_events_oldest_seconds',
    'tessuto_check_ok{check="database"} 1',
  ])
    assert.ok(text.includes(name), `${name} in\n${text}`)
})

test('work that failed and work that waits too long is said, with what to do', async () => {
  const { db } = house.services
  await enqueue(db, 'prova.fallisce', {})
  await until(async () => (await found('failures')).state === 'wrong')
  assert.deepEqual((await found('failures')).values, { count: 1, names: 'prova.fallisce' })
  assert.match(await read(), /tessuto_queue_failed\{queue="prova\.fallisce"\} 1/)
  assert.equal((await found('jobs')).state, 'ok')

  await worker.stop()
  await sql`insert into event (name, payload, created_at) values ('prova', '{}', now() - interval '20 minutes')`.execute(
    db,
  )
  const jobs = await found('jobs')
  assert.deepEqual([jobs.state, jobs.values], ['wrong', { waiting: 1, minutes: 20 }])
  for (const t of Object.values(house.services.translate)) {
    assert.ok(fixOf(t, jobs))
    assert.match(t(jobs.message, jobs.values), /20/)
  }
})

test('a database that does not answer is something wrong, not an error', async () => {
  const gone = databaseOn(openPools('postgres://nowhere.invalid/none'))
  const health = await readHealth({ ...house.services, db: gone }, new Date())
  const wrong = health.filter(({ state }) => state === 'wrong').map(({ name }) => name)
  assert.deepEqual(wrong, ['database', 'clock', 'jobs', 'failures'])
  await gone.destroy()
})

const found = async (name: string) => {
  const health = (await readHealth(house.services, new Date())).find((one) => one.name === name)
  assert.ok(health)
  return health
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail('not within ten seconds')
}
