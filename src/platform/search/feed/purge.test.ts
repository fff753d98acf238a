import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { newId } from '../../ids.ts'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { earlierTransactionsEnded } from '../../testing/earlier-transactions.ts'
import { putDocuments } from '../documents.ts'
import { purgeWithdrawn } from './purge.ts'
import { readChanges } from './read-changes.ts'

let house: TestDatabase
let client: pg.Client
before(async () => {
  house = await testDatabase()
  client = new pg.Client({ connectionString: house.url })
  await client.connect()
})
after(async () => {
  await client.end()
  await house.stop()
})

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 22)
const day = (number: number) => new Date(START + number * DAY)
const withdraw = async () => {
  const id = newId()
  await putDocuments(house.db, 'thing', [{ id, document: null }])
  await earlierTransactionsEnded(house.db)
  return id
}
const known = async () => {
  const { rows } = await sql<{ id: string }>`select id from search_document order by seq`.execute(house.db)
  return rows.map(({ id }) => id)
}
const here = async (): Promise<string> => {
  await earlierTransactionsEnded(house.db)
  const { rows } = await client.query('select pg_current_snapshot()::text as position')
  return rows[0].position
}
const isLost = async (position: string) => (await readChanges(client, position, () => {})).lost

test('a withdrawal is remembered for seven days, then forgotten by the daily purge', async () => {
  const first = await withdraw()
  await purgeWithdrawn(house.db, day(0))
  const second = await withdraw()
  await purgeWithdrawn(house.db, day(3))
  await purgeWithdrawn(house.db, day(6.9))
  assert.deepEqual(await known(), [first, second])
  await purgeWithdrawn(house.db, day(7))
  assert.deepEqual(await known(), [second])
  await purgeWithdrawn(house.db, day(10))
  assert.deepEqual(await known(), [])
})

test('who stood before a withdrawal that was purged is lost, who stood after it is not', async () => {
  const before = await here()
  await withdraw()
  await purgeWithdrawn(house.db, day(20))
  const after = await here()
  assert.deepEqual([await isLost(before), await isLost(after)], [false, false])
  await purgeWithdrawn(house.db, day(27))
  assert.deepEqual([await isLost(before), await isLost(after)], [true, false])
})

test('a withdrawal that commits late is not purged before its seven days', async () => {
  const late = new pg.Client({ connectionString: house.url })
  await late.connect()
  const id = newId()
  await late.query('begin')
  await late.query("insert into search_document (kind, id) values ('thing', $1)", [id])
  await purgeWithdrawn(house.db, day(40))
  await late.query('commit')
  await late.end()
  await purgeWithdrawn(house.db, day(47))
  assert.deepEqual(await known(), [id])
})
