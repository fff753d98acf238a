import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../src/platform/testing/database.ts'
import { killing } from './kills.ts'
import { newLedger } from './ledger.ts'
import { type Fault, isKept } from './outcome.ts'
import { letHappen } from './report.ts'
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

test('a fault that breaks and one that never ends have their lines, in order, and the others happen', async () => {
  const kept = { acknowledged: 1, lost: 0, doubled: 0, foreign: 0 }
  const fault = (name: string, run: Fault['run'], more: Partial<Fault> = {}): Fault => ({
    ...{ name, promise: 'all', times: 1, minutes: 0, run, ...more },
  })
  const well: Fault['run'] = async (tries) => {
    tries.took(1)
    tries.note('seen')
    return kept
  }
  const all = [
    fault('breaks', () => Promise.reject(new Error('no disk'))),
    fault('beside', well, { waits: true }),
    fault('never ends', () => new Promise(() => {})),
    fault('loses', (tries) => well(tries).then((verdict) => ({ ...verdict, lost: 2 }))),
    fault('control', well, { breaks: true }),
    fault('well', well),
  ]
  const { report, over } = letHappen(all, { say: () => {}, patience: 0.001 })
  await over
  const lines = report.text().split('\n')
  assert.deepEqual(
    lines.filter((line) => line.startsWith('| ')).map((line) => line.split(' | ')[0]),
    ['| fault', ...all.map(({ name }) => `| ${name}`)],
  )
  assert.deepEqual(
    report.broken.map((words) => words.split(':')[0]),
    ['breaks', 'never ends', 'loses', 'control'],
  )
  assert.ok(lines.includes('beside: seen.'))
})
