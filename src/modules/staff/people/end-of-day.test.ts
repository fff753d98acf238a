import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endOfDay } from './end-of-day.ts'

test('a day ends at midnight of the territory, in winter, in summer and on the days the clocks change', () => {
  for (const [day, end] of [
    ['2026-01-15', '2026-01-15T22:59:59.999Z'],
    ['2026-07-15', '2026-07-15T21:59:59.999Z'],
    ['2026-03-28', '2026-03-28T22:59:59.999Z'],
    ['2026-03-29', '2026-03-29T21:59:59.999Z'],
    ['2026-10-24', '2026-10-24T21:59:59.999Z'],
    ['2026-10-25', '2026-10-25T22:59:59.999Z'],
  ] as const)
    assert.equal(endOfDay(day, 'Europe/Rome').toISOString(), end, day)
  assert.equal(endOfDay('2026-07-15', 'America/New_York').toISOString(), '2026-07-16T03:59:59.999Z')
  assert.equal(endOfDay('2026-12-31', 'UTC').toISOString(), '2026-12-31T23:59:59.999Z')
})
