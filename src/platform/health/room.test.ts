import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leastRoom, tooFull } from './room.ts'

test('a twentieth of the disk stays free, never less than the log of the database needs, never more than a gigabyte', () => {
  assert.deepEqual([300e6, 4e9, 1e12].map(leastRoom), [64e6, 200e6, 1e9])
})

test('what was too full must become a quarter emptier, so that it does not change from second to second', () => {
  const disk = (free: number) => ({ free, size: 4e9 })
  assert.equal(tooFull(disk(201e6), false), false)
  assert.equal(tooFull(disk(199e6), false), true)
  assert.equal(tooFull(disk(249e6), true), true)
  assert.equal(tooFull(disk(251e6), true), false)
})
