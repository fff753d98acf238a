import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { pendingMigrations } from '../db/migrate.ts'
import { testDatabase } from './database.ts'

test('two test files at once each get an empty database with every migration run', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()])
  try {
    assert.notEqual(one.url, two.url)
    await sql`create table only_here (id int)`.execute(one.db)
    await assert.rejects(sql`select from only_here`.execute(two.db), /does not exist/)
    assert.deepEqual(await pendingMigrations(two.db, []), [])
  } finally {
    await Promise.all([one.stop(), two.stop()])
  }
})
