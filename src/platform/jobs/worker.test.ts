import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Services } from '../cx.ts'
import type { Module } from '../module.ts'
import { type TestApplication, testApplication } from '../testing/application.ts'
import { emit, enqueue } from './emit.ts'
import { startWorker, type Worker } from './worker.ts'

const done: string[] = []
let failures = 0
const remember = (what: string) => async (_services: Services, payload: unknown) => {
  done.push(`${what} ${JSON.stringify(payload)}`)
}
const modules: Module[] = [
  { name: 'one', on: { 'thing.happened': remember('one') } },
  {
    name: 'two',
    on: { 'thing.happened': remember('two') },
    jobs: {
      work: { run: remember('work') },
      stumble: {
        retries: 3,
        run: async () => {
          if (failures++ === 0) throw new Error('first try')
          done.push('stumbled')
        },
      },
    },
  },
]
let house: TestApplication
let workers: Worker[]
before(async () => {
  house = await testApplication(modules)
  workers = await Promise.all([1, 2].map(() => startWorker(house.services, house.url, 'Europe/Rome')))
})
after(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await house.stop()
})

async function until(condition: () => boolean, seconds = 20): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > seconds * 20) throw new Error(`waited ${seconds} s; done: ${done.join(' | ')}`)
    await wait(50)
  }
}

test('every handler gets what happened, once, though two workers run; a rollback tells nobody', async () => {
  await house.db.transaction().execute((tx) => emit(tx, 'thing.happened', { n: 1 }))
  const undone = house.db.transaction().execute(async (tx) => {
    await emit(tx, 'thing.happened', { n: 'never' })
    throw new Error('rolled back')
  })
  await assert.rejects(undone)
  await until(() => done.length >= 2)
  await wait(1_500)
  assert.deepEqual(done.toSorted(), ['one {"n":1}', 'two {"n":1}'])
})

test('fifty jobs asked for at once are each done once', async () => {
  done.length = 0
  await Promise.all(Array.from({ length: 50 }, (_, n) => enqueue(house.db, 'two.work', { n })))
  await until(() => done.length >= 50, 60)
  assert.equal(new Set(done).size, 50)
  assert.equal(done.length, 50)
})

test('who asks for a job does not wait until its queue is looked at', async () => {
  let waited = 0
  for (let n = 0; n < 8; n++) {
    // Longer than after the job before.
    await wait(600)
    const before = done.length
    const asked = performance.now()
    await enqueue(house.db, 'two.work', { one: n })
    await until(() => done.length > before)
    waited += performance.now() - asked
  }
  // A fifth of a second each; most of a second where they wait for a look.
  assert.ok(waited < 4_000, `${waited} ms`)
})

test('a job that fails is tried again', async () => {
  done.length = 0
  await enqueue(house.db, 'two.stumble', {})
  await until(() => done.includes('stumbled'), 30)
  assert.equal(failures, 2)
})

test('work whose process gave no sign of life is given out again within seconds', async () => {
  done.length = 0
  await enqueue(house.db, 'two.work', { taken: 'and left' })
  await until(() => done.length === 1)
  const taken = () =>
    sql`update pgboss.job set state = 'active', completed_on = null, heartbeat_on = now() - interval '21 s'
      where name = 'two.work' and data ->> 'taken' = 'and left' and state = 'completed'`.execute(house.db)
  // Once may have been the queue's own look, which it takes every half minute; not twice.
  for (const times of [2, 3]) {
    for (let marked = 0n; marked === 0n; await wait(50)) marked = (await taken()).numAffectedRows ?? 0n
    await until(() => done.length === times, 15)
  }
})
