import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PARTS, partStates, proved, wholeSince } from './parts.ts'

const now = new Date('2026-11-22T10:00:00Z')
const monthsAgo = (months: number) => {
  const day = new Date(now)
  day.setUTCMonth(day.getUTCMonth() - months)
  return day
}

test('each part has its own state, and a confirmation of the whole counts for all', () => {
  const states = partStates(
    [
      { part: 'hours', at: monthsAgo(1) },
      { part: 'contacts', at: monthsAgo(30) },
    ],
    { verifiedAt: monthsAgo(13), intervalMonths: 12 },
    now,
  )
  assert.deepEqual([states.hours, states.contacts, states.places], ['fresh', 'due', 'due'])
  const never = partStates(
    [{ part: 'hours', at: monthsAgo(20) }],
    { verifiedAt: null, intervalMonths: 12 },
    now,
  )
  assert.deepEqual([never.hours, never.texts], ['overdue', 'unverified'])
})

test('evidence refreshes only what it proves', () => {
  assert.deepEqual(proved('login'), ['identity'])
  assert.deepEqual(proved('event', ['hours']), ['identity'])
  assert.deepEqual(proved('change', ['hours']), ['hours'])
  assert.deepEqual(proved('mail'), PARTS)
})

test('the whole is as old as its oldest part, and confirmed only when every part is', () => {
  const parts = PARTS.map((part, index) => ({ part, at: monthsAgo(index) }))
  assert.deepEqual(wholeSince(parts), monthsAgo(PARTS.length - 1))
  assert.equal(wholeSince(parts.slice(1)), undefined)
})
