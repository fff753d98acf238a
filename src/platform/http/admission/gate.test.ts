import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { createGate } from './gate.ts'
import { nextLimit } from './limit.ts'

const quiet = () => 0

test('with places free everybody is let in, without being asked to wait for another turn', async () => {
  const gate = createGate({ most: 8, waited: quiet })
  assert.equal(gate.enter('public'), true)
  await setImmediate()
  assert.equal(gate.enter('public'), true)
  assert.equal(gate.state().public.running, 2)
})

test('who finds no place waits a moment, and takes the one that becomes free', async () => {
  const gate = createGate({ most: 1, waited: quiet })
  assert.equal(gate.enter('public'), true)
  const second = gate.enter('public')
  await setImmediate()
  gate.leave('public')
  assert.equal(await second, true)
})

test('who waits in vain is refused, and in a crowd the next ones at once', async () => {
  let now = 0
  const gate = createGate({ most: 1, waited: quiet, now: () => now })
  gate.enter('public')
  const second = gate.enter('public')
  now = 101
  assert.equal(await second, false)
  const third = gate.enter('public')
  assert.equal(gate.enter('public'), false, 'one waits for the place that is taken, no more')
  now = 110
  assert.equal(await third, false)
})

test('the crowd takes no place of those who have signed in', async () => {
  const gate = createGate({ most: 1, waited: quiet })
  gate.enter('public')
  gate.enter('public')
  const staff = [gate.enter('staff'), gate.enter('staff'), gate.enter('members')]
  assert.deepEqual(await Promise.all(staff), [true, true, true])
})

test('who enters has two places of their own, however many come', async () => {
  const gate = createGate({ most: 1, waited: quiet })
  const many = Array.from({ length: 100 }, () => gate.enter('entering'))
  await setImmediate()
  await setImmediate()
  await setImmediate()
  assert.equal(gate.state().entering.running, 2)
  assert.ok(many.slice(30).every((isIn) => isIn === false))
})

test('places become fewer while work waits, more while all are taken, and stay when they are not needed', () => {
  const most = 128
  assert.equal(nextLimit(30, { waited: 11, full: true, most }), 25)
  assert.equal(nextLimit(4, { waited: 500, full: true, most }), 4)
  assert.equal(nextLimit(30, { waited: 2, full: true, most }), 33)
  assert.equal(nextLimit(30, { waited: 2, full: false, most }), 30)
  assert.equal(nextLimit(127, { waited: 2, full: true, most }), 128)
  let [limit, looks] = [4, 0]
  for (; limit < most; looks++) limit = nextLimit(limit, { waited: 0, full: true, most })
  assert.ok(looks < 50, `all places are there again after ${looks / 10} s`)
})
