import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockAt, momentAt } from './time-zone.ts'

const rome = (day: string, time: string) => momentAt(day, time, 'Europe/Rome')?.toISOString()

test('a day and an hour are a moment, in summer and in winter', () => {
  assert.equal(rome('2026-12-24', '18:00'), '2026-12-24T17:00:00.000Z')
  assert.equal(rome('2026-07-01', '00:00'), '2026-06-30T22:00:00.000Z')
  assert.equal(rome('2028-02-29', '23:59'), '2028-02-29T22:59:00.000Z')
})

test('the night the clocks jump has no half past two, the night they are put back has two: the first counts', () => {
  assert.equal(rome('2027-03-28', '01:59'), '2027-03-28T00:59:00.000Z')
  assert.equal(rome('2027-03-28', '02:00'), undefined)
  assert.equal(rome('2027-03-28', '02:59'), undefined)
  assert.equal(rome('2027-03-28', '03:00'), '2027-03-28T01:00:00.000Z')
  assert.equal(rome('2026-10-25', '02:30'), '2026-10-25T00:30:00.000Z')
  assert.equal(rome('2026-10-25', '03:00'), '2026-10-25T02:00:00.000Z')
})

test('what is not in the calendar is no moment', () => {
  for (const day of ['2027-02-29', '2026-13-01', '2026-00-10', 'x', ''])
    assert.equal(rome(day, '10:00'), undefined)
  for (const time of ['24:30', '9:00', '', '10:60', 'x']) assert.equal(rome('2026-12-24', time), undefined)
})

test('a moment is shown again as it was typed', () => {
  for (const [day, time] of [
    ['2026-12-24', '18:00'],
    ['2026-10-25', '02:30'],
    ['2027-03-28', '03:00'],
  ] as const)
    assert.deepEqual(clockAt(momentAt(day, time, 'Europe/Rome') ?? new Date(0), 'Europe/Rome'), { day, time })
})
