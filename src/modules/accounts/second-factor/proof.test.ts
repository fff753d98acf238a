import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstOf, PROOF_MINUTES } from './proof.ts'

const now = new Date('2026-11-22T10:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const none = { totp: false, passkeys: 0, recoveryCodes: 0, staff: false }

test('the first second factor needs only that the password was given a short time ago', () => {
  assert.equal(firstOf(none, { secondFactorAt: null, provedAt: ago(1) }, now), undefined)
  assert.equal(firstOf(none, { secondFactorAt: null, provedAt: ago(PROOF_MINUTES + 1) }, now), 'password')
  assert.equal(firstOf(none, { secondFactorAt: null, provedAt: null }, now), 'password')
  assert.equal(firstOf(none, undefined, now), 'password')
})

test('where there is a second factor, only a session that gave it may add or change one', () => {
  for (const factors of [
    { ...none, totp: true },
    { ...none, passkeys: 1 },
  ]) {
    assert.equal(firstOf(factors, { secondFactorAt: null, provedAt: now }, now), 'second_factor')
    assert.equal(firstOf(factors, { secondFactorAt: ago(600), provedAt: ago(1) }, now), undefined)
    assert.equal(firstOf(factors, { secondFactorAt: ago(600), provedAt: ago(600) }, now), 'password')
  }
})
