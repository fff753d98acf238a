import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openingMoment } from './opening-moment.ts'

test('the moment is told in the time of the territory', () => {
  const summer = openingMoment(new Date('2026-07-31T22:30:00Z'), 'Europe/Rome')
  assert.deepEqual([summer.date, summer.time], ['2026-08-01', '00:30'])
})

test('a day is also the nth and the nth last of its month', () => {
  const { days, yesterday } = openingMoment(new Date('2026-11-28T12:00:00Z'), 'Europe/Rome')
  assert.deepEqual(days, ['SA', '4SA', '-1SA'])
  assert.deepEqual(yesterday, ['FR', '4FR', '-1FR'])
})
