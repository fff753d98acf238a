import assert from 'node:assert/strict'
import { test } from 'node:test'
import { base32, codeAt, inGroups, keyUri, STEP_SECONDS, stepOf, stepOfCode } from './totp.ts'

const secret = Buffer.from('12345678901234567890')
const at = (seconds: number) => new Date(seconds * 1000)

test('the codes are those of RFC 6238, appendix B, by their last six digits', () => {
  const told: [seconds: number, code: string][] = [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ]
  for (const [seconds, code] of told) assert.equal(codeAt(secret, stepOf(at(seconds))), code)
})

test('a code counts from one step before to one step after its own, and no longer', () => {
  const now = at(1234567890)
  const typedFrom = (steps: number) => codeAt(secret, stepOf(now) + steps)
  assert.deepEqual(
    [-2, -1, 0, 1, 2].map((steps) => stepOfCode(secret, typedFrom(steps), 0, now) !== undefined),
    [false, true, true, true, false],
  )
})

test('a code that was used, and any before it, does not count again', () => {
  const now = at(1234567890)
  const step = stepOfCode(secret, codeAt(secret, stepOf(now)), 0, now)
  assert.equal(step, stepOf(now))
  assert.equal(stepOfCode(secret, codeAt(secret, stepOf(now)), stepOf(now), now), undefined)
  assert.equal(stepOfCode(secret, codeAt(secret, stepOf(now) - 1), stepOf(now), now), undefined)
  const later = new Date(now.getTime() + STEP_SECONDS * 1000)
  assert.equal(stepOfCode(secret, codeAt(secret, stepOf(later)), stepOf(now), later), stepOf(later))
})

test('what is no code of six digits never counts', () => {
  const now = at(1234567890)
  const code = codeAt(secret, stepOf(now))
  for (const typed of ['', '0', `${code}0`, code.slice(0, 5), ' '.repeat(6), '𝟎𝟎𝟓𝟗𝟐𝟒', 'è'.repeat(6)])
    assert.equal(stepOfCode(secret, typed, 0, now), undefined)
})

test('the key is written as RFC 4648 says, in groups, and goes into the address of the QR code', () => {
  assert.deepEqual(
    ['', 'f', 'fo', 'foobar'].map((text) => base32(Buffer.from(text))),
    ['', 'MY', 'MZXQ', 'MZXW6YTBOI'],
  )
  assert.equal(inGroups(base32(Buffer.from('foobar'))), 'MZXW 6YTB OI')
  assert.equal(
    keyUri(Buffer.from('foobar'), { issuer: 'Prato & Co', account: 'anna' }),
    'otpauth://totp/Prato%20%26%20Co:anna?secret=MZXW6YTBOI&issuer=Prato%20%26%20Co',
  )
})
