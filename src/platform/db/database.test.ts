import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { connect } from './database.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.stop())

test('while every connection for writing is taken and more is waiting, reading goes on', async () => {
  const db = connect(database.url, { max: 2 })
  const held = Promise.withResolvers<void>()
  const writing = Array.from({ length: 5 }, () => db.transaction().execute(() => held.promise))
  const { rows } = await sql`select 1 as one`.execute(db)
  assert.deepEqual(rows, [{ one: 1 }])
  held.resolve()
  await Promise.all(writing)
  await db.destroy()
})

test('a handle that is closed leaves no connection behind, of either kind', async () => {
  const db = connect(database.url)
  await Promise.all([
    sql`select 1`.execute(db),
    db.transaction().execute(async (tx) => sql`select 1`.execute(tx)),
  ])
  const others = sql<{ pid: number }>`select pid from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() order by pid`
  const open = (await others.execute(database.db)).rows
  assert.ok(open.length >= 2)
  await db.destroy()
  for (const left = Date.now() + 5_000; Date.now() < left; ) {
    if ((await others.execute(database.db)).rows.length <= open.length - 2) return
  }
  assert.fail('connections stayed open')
})
