import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { PREPARED } from './prepared.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.stop())

test('a query that asks for it is planned once by a connection, and answers what is asked each time', async () => {
  await database.db.connection().execute(async (one) => {
    for (const number of [1, 2, 3]) {
      const { rows } = await sql`${PREPARED} select ${number}::int as number`.execute(one)
      assert.deepEqual(rows, [{ number }])
    }
    await sql`select 'of another kind'`.execute(one)
    const { rows } = await sql<{ statement: string; times: number }>`
      select statement, generic_plans + custom_plans as times from pg_prepared_statements`.execute(one)
    assert.deepEqual(rows, [{ statement: '/* prepared */ select $1::int as number', times: 3 }])
  })
})
