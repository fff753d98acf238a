import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateOf } from '../record/calendar.ts'
import { openingMoment } from './opening-moment.ts'

test('the moment is told in the time of the territory', () => {
  const summer = openingMoment(new Date('2026-07-31T22:30:00Z'), 'Europe/Rome')
  assert.deepEqual([dateOf(summer.today.date), summer.minutes], ['2026-08-01', 30])
})

test('a day is also the nth and the nth last of its month', () => {
  const { today, yesterday } = openingMoment(new Date('2026-11-28T12:00:00Z'), 'Europe/Rome')
  assert.deepEqual(today.names, ['SA', '4SA', '-1SA'])
  assert.deepEqual(yesterday.names, ['FR', '4FR', '-1FR'])
})

test('a national holiday is known, so that ordinary hours do not hold', () => {
  const { today, yesterday } = openingMoment(new Date('2026-12-26T12:00:00Z'), 'Europe/Rome')
  assert.deepEqual([today.holiday, yesterday.holiday], [true, true])
  assert.equal(openingMoment(new Date('2026-12-28T12:00:00Z'), 'Europe/Rome').today.holiday, false)
})
