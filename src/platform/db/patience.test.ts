import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { proxyBefore, type TcpProxy } from '../testing/tcp-proxy.ts'
import { isDatabaseAway } from './away.ts'
import { databaseOn, openPools } from './database.ts'
import { takingItsTime } from './patience.ts'

const PATIENCE = 1
/** What the server may say, what its silence may last, and a slow machine. */
const BOUND_MS = 8_000

let database: TestDatabase
let proxy: TcpProxy
before(async () => {
  database = await testDatabase()
  proxy = await proxyBefore(database.url)
})
after(async () => {
  await proxy.stop()
  await database.stop()
})

const away = (error: unknown) => isDatabaseAway(error)

test('whoever waits before a page is not kept waiting; work that takes its time has it', async () => {
  const db = databaseOn(openPools(database.url, 1, PATIENCE))
  const long = sql<{ slept: string }>`select 'well' as slept from pg_sleep(1.5)`
  await assert.rejects(long.execute(db), away)
  const asleep = takingItsTime(() => long.execute(db))
  assert.deepEqual((await sql`select 1 as one`.execute(db)).rows, [{ one: 1 }])
  assert.equal((await asleep).rows[0]?.slept, 'well')
  await db.destroy()
})

test('a transaction that says nothing is ended by the server, and its lock is free', async () => {
  const db = databaseOn(openPools(database.url, 2, PATIENCE))
  const paused = db.transaction().execute(async (tx) => {
    await sql`lock table migration in access exclusive mode`.execute(tx)
    await new Promise((resolve) => setTimeout(resolve, 3_200))
    await sql`select 1`.execute(tx)
  })
  await Promise.all([
    assert.rejects(paused, away),
    takingItsTime(() => sql`select pg_sleep(0.2), count(*) from migration`.execute(db)),
  ])
  await db.destroy()
})

test('a database that falls silent is said to be away in time, and found again when it speaks', async () => {
  const db = databaseOn(openPools(proxy.url, 3, PATIENCE))
  const ask = () => sql`select 1 as one`.execute(db)
  await Promise.all([ask(), ask(), ask()])
  proxy.stall()
  const began = performance.now()
  const write = db.transaction().execute((tx) => sql`select 1`.execute(tx))
  await Promise.all([assert.rejects(ask(), away), assert.rejects(write, away)])
  assert.ok(performance.now() - began < BOUND_MS)
  proxy.resume()
  assert.deepEqual((await ask()).rows, [{ one: 1 }])
  await db.destroy()
})

test('of connections that the network forgot one keeps somebody waiting, the others nobody', async () => {
  const db = databaseOn(openPools(proxy.url, 3, PATIENCE))
  const ask = () => sql`select 1 as one`.execute(db)
  await Promise.all([ask(), ask(), ask()])
  proxy.forget()
  await assert.rejects(ask(), away)
  const began = performance.now()
  await Promise.all([ask(), ask(), ask()])
  assert.ok(performance.now() - began < 1_000 * PATIENCE)
  await db.destroy()
})
