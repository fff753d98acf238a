import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { MODULES } from '../../modules.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { listMigrations, migrate, pendingMigrations } from './migrate.ts'

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
