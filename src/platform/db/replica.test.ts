import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Pair, startPair } from '../testing/pair.ts'
import { type Db, databaseOn, openPool, openPools } from './database.ts'
import { asOfASecondAgo } from './read-only.ts'
import { type Replicas, watchReplicas } from './replica.ts'
import { TEST_SETTINGS } from './server/settings.ts'

let pair: Pair
let replicas: Replicas
let db: Db
before(async () => {
  pair = await startPair({ ...TEST_SETTINGS, synchronous_commit: 'on' })
  const both = pair.url
  replicas = watchReplicas({
    primaryUrl: both,
    replicaUrl: both,
    open: (url) => openPool({ connectionString: url, max: 4 }),
  })
  db = databaseOn(openPools(both, 4), undefined, replicas)
  await sql`create table thing (name text)`.execute(db)
})
after(async () => {
  await Promise.all([db.destroy(), replicas.stop()])
  await pair.stop()
})

/** On which server a statement runs, as the port says. */
const where = async () =>
  (await sql<{ port: number }>`select inet_server_port() as port, count(*) from thing`.execute(db)).rows[0]
    ?.port
const visitor = () => asOfASecondAgo(where)
const things = async () =>
  (await sql<{ n: number }>`select count(*)::int as n from thing`.execute(db)).rows[0]?.n

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await condition().valueOf())) {
    assert.ok(Date.now() < deadline, 'waited for a minute')
    await sleep(10)
  }
}
const replicaIsRead = () => until(async () => (await visitor()) === pair.replica.port)

test('visitors read from the replica, everybody else from the primary', async () => {
  await replicaIsRead()
  assert.equal(await where(), pair.primary.port)
  const inside = asOfASecondAgo(() =>
    db
      .transaction()
      .execute(
        async (tx) =>
          (await sql<{ port: number }>`select inet_server_port() as port`.execute(tx)).rows[0]?.port,
      ),
  )
  assert.equal(await inside, pair.primary.port, 'a transaction may write')
})

test('what this process wrote a visitor reads at once, however far behind the replica is', async () => {
  await replicaIsRead()
  await pair.replica.ask('select pg_wal_replay_pause()')
  await db.transaction().execute((tx) => sql`insert into thing values ('one')`.execute(tx))
  assert.equal(await asOfASecondAgo(things), 1)
  await asOfASecondAgo(() => sql`insert into thing values ('two')`.execute(db))
  assert.equal(await asOfASecondAgo(things), 2, 'a visitor’s own write goes to the primary too')
  const began = performance.now()
  await replicas.caughtUp()
  assert.ok(performance.now() - began > 900, 'other nodes may read it for a second more')
  await pair.replica.ask('select pg_wal_replay_resume()')
  await replicaIsRead()
  assert.equal(await asOfASecondAgo(things), 2)
})

test('what others wrote a visitor reads after a second, however far behind the replica is', async () => {
  await replicaIsRead()
  await pair.replica.ask('select pg_wal_replay_pause()')
  const other = databaseOn(openPools(pair.primary.url, 1))
  await sql`insert into thing values ('three')`.execute(other)
  await other.destroy()
  await sleep(1_100)
  assert.equal(await visitor(), pair.primary.port)
  assert.equal(await asOfASecondAgo(things), 3)
  await pair.replica.ask('select pg_wal_replay_resume()')
})

test('what a replica refuses the primary does', async () => {
  await replicaIsRead()
  const locked = asOfASecondAgo(() => sql`select name from thing order by name for share`.execute(db))
  assert.equal((await locked).rows.length, 3)
  await sql`create unlogged table passing (name text)`.execute(db)
  await replicaIsRead()
  assert.deepEqual((await asOfASecondAgo(() => sql`select name from passing`.execute(db))).rows, [])
})

test('the primary is lost: visitors read on, and the promoted replica takes writes without a new start', async () => {
  await replicaIsRead()
  pair.primary.kill()
  await until(async () => (await visitor().catch(() => undefined)) === pair.replica.port)
  const write = () => sql`insert into thing values ('four')`.execute(db)
  await assert.rejects(write, 'nobody takes writes')
  await pair.replica.ask('select pg_promote()')
  await until(() =>
    write().then(
      () => true,
      () => false,
    ),
  )
  assert.equal(await visitor(), pair.replica.port)
  assert.equal(await things(), 4)
})
