import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { MODULES } from '../../modules.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { listMigrations, migrate, pendingMigrations, runWhenFree } from './migrate.ts'

const modules = MODULES.map(({ name }) => name)
let house: TestDatabase
before(async () => {
  house = await testDatabase()
})
after(() => house.stop())

test('what ran once does not run again, and nothing is pending', async () => {
  assert.deepEqual(await migrate(house.db, modules), [])
  assert.deepEqual(await pendingMigrations(house.db, modules), [])
})

test('a migration gives way to whoever uses its table, so that nobody waits behind it, and runs when they are done', async () => {
  const release = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const holding = house.db.transaction().execute(async (tx) => {
    await sql`select count(*) from event`.execute(tx)
    held.resolve()
    await release.promise
  })
  await held.promise
  let ran = false
  const migration = { name: 'prova/0001', checksum: '1', sql: 'alter table event add column prova text' }
  const running = runWhenFree(house.db, migration).then((result) => {
    ran = result
  })
  const waits = sql`select from pg_locks where not granted and mode = 'AccessExclusiveLock'`
  while ((await waits.execute(house.db)).rows.length === 0) await sleep(5)
  // Queued behind the migration; the one that holds the table goes on all the time.
  await sql`select count(*) from event`.execute(house.db)
  assert.equal(ran, false)
  release.resolve()
  await Promise.all([holding, running])
  assert.equal(ran, true)
  assert.equal(await runWhenFree(house.db, migration), false)
  await sql`delete from migration where name = 'prova/0001'`.execute(house.db)
  await sql`alter table event drop column prova`.execute(house.db)
})

test('a migration edited after it ran stops the start', async () => {
  await sql`update migration set checksum = 'edited' where name = 'platform/0001_platform'`.execute(house.db)
  await assert.rejects(migrate(house.db, modules), /platform\/0001_platform was edited/)
})

test('four processes that start at once on an empty database all end well', async () => {
  await sql`drop schema public cascade`.execute(house.db)
  await sql`create schema public`.execute(house.db)
  const ran = await Promise.all([1, 2, 3, 4].map(() => migrate(house.db, modules)))
  assert.deepEqual(
    ran.flat().toSorted(),
    listMigrations(modules)
      .map(({ name }) => name)
      .toSorted(),
  )
})

test('the number of a migration stands once in each module', () => {
  const numbers = listMigrations(modules).map(({ name }) => name.replace(/_.*$/, ''))
  assert.equal(new Set(numbers).size, numbers.length)
})
