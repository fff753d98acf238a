import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { backupQueue } from '../backup/backup-queue.ts'
import { listQueues } from './queues.ts'

const QUEUES = [...listQueues(MODULES), backupQueue('')]
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Rome',
  hour: '2-digit',
  minute: '2-digit',
})

/** Noon of the day before and of the day on which the clocks change. */
const NIGHTS = [
  ['2026-03-28T11:00:00Z', '2026-03-29T10:00:00Z'],
  ['2026-10-24T10:00:00Z', '2026-10-25T11:00:00Z'],
] as const

test('what runs at an hour of the day runs once in the nights when the clocks change', () => {
  const daily = QUEUES.filter(({ cron }) => /^\d+ \d+ \* \* \*$/.test(cron ?? ''))
  assert.ok(daily.length > 15)
  for (const [from, to] of NIGHTS) {
    const shown = new Map<string, number>()
    for (let at = Date.parse(from); at < Date.parse(to); at += 60_000) {
      const time = CLOCK.format(at)
      shown.set(time, (shown.get(time) ?? 0) + 1)
    }
    const timesOf = ({ cron = '' }) => {
      const [minute = '', hour = ''] = cron.split(' ')
      return shown.get(`${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`)
    }
    const wrong = daily.filter((queue) => timesOf(queue) !== 1).map(({ name }) => name)
    assert.deepEqual(wrong, [], from)
  }
})
