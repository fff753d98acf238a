import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rateLimiter } from './rate-limit.ts'

test('an address may send its burst, then waits for as long as it is told', () => {
  const wait = rateLimiter(60)
  const now = 1_000_000
  for (let sent = 0; sent < 60; sent++) assert.equal(wait('a', now), 0)
  assert.equal(wait('a', now), 1)
  assert.equal(wait('b', now), 0, 'another address is not touched')
  assert.equal(wait('a', now + 1_001), 0)
  assert.equal(wait('a', now + 1_001), 1)
})

test('a limit of zero lets everything pass', () => {
  const wait = rateLimiter(0)
  assert.ok(Array.from({ length: 1_000 }, () => wait('a', 0)).every((seconds) => seconds === 0))
})
