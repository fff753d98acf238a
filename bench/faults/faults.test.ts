import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../src/platform/testing/database.ts'
import { killing } from './kills.ts'
import { newLedger } from './ledger.ts'
import { isKept } from './outcome.ts'
import { newTries } from './tries.ts'

test('an application that is killed while people write, each form sent twice, has all that it acknowledged, once', async () => {
  const database = await testDatabase()
  try {
    const outcome = await killing('application', newTries(1), { databaseUrl: database.url, stubbornly: true })
    assert.ok(outcome.acknowledged > 1)
    assert.equal(isKept(outcome), true, JSON.stringify(outcome))
  } finally {
    await database.stop()
  }
})

test('a ledger sees what was lost, what was doubled and what nobody asked for, and forgives what was not acknowledged', async () => {
  const ledger = newLedger('x')
  for (const answer of [true, true, true, false, false]) await ledger.ask(async () => answer)
  await ledger.ask(() => Promise.reject(new Error('the connection broke')))
  const found = new Map([
    ['x-0', 1],
    ['x-1', 2],
    ['x-3', 1],
    ['y', 1],
  ])
  assert.deepEqual(ledger.compare(found), { acknowledged: 3, lost: 1, doubled: 1, foreign: 1 })
})
