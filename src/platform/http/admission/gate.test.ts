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

test('who waits in vain is refused, and in a crowd the next ones at once, until a place is free', async () => {
  let now = 0
  const gate = createGate({ most: 1, waited: quiet, now: () => now })
  gate.enter('public')
  const second = gate.enter('public')
  now = 101
  assert.equal(await second, false)
  assert.equal(gate.enter('public'), false)
  gate.leave('public')
  await setImmediate()
  assert.equal(gate.enter('public'), true)
  now = 700
  assert.ok(gate.enter('public') instanceof Promise, 'half a second later one may wait again')
  gate.leave('public')
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

test('places become fewer while work waits, more while all are taken, and as many as usual when few are', () => {
  const [most, short] = [128, { turn: 2, wait: 0 }]
  assert.equal(nextLimit(30, { turn: 11, wait: 0, full: true }, most), 25)
  assert.equal(nextLimit(30, { turn: 2, wait: 31, full: true }, most), 25)
  assert.equal(nextLimit(8, { turn: 500, wait: 500, full: true }, most), 8)
  assert.equal(nextLimit(30, { ...short, full: true }, most), 33)
  assert.equal(nextLimit(127, { ...short, full: true }, most), 128)
  assert.equal(nextLimit(60, { ...short, full: false }, most), 60)
  assert.equal(nextLimit(8, { ...short, full: false }, most), 9)
  let [limit, looks] = [8, 0]
  for (; limit < most; looks++) limit = nextLimit(limit, { ...short, full: true }, most)
  assert.ok(looks < 50, `all places are there again after ${looks / 10} s`)
})

test('a process that has just started looks for fewer places only after half a minute', () => {
  let now = 0
  const gate = createGate({ most: 64, waited: () => 1_000, now: () => now })
  gate.adjust()
  assert.equal(gate.state().public.limit, 64)
  now = 30_001
  gate.adjust()
  assert.equal(gate.state().public.limit, 53)
})
