import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasCheckDigit } from './identity.ts'

test('a code with one wrong digit is not taken', () => {
  assert.ok(hasCheckDigit('00743110157'))
  const wrong = Array.from({ length: 9 }, (_, step) => `0074311015${(8 + step) % 10}`)
  assert.deepEqual(wrong.filter(hasCheckDigit), [])
  for (const code of ['', '0074311015', 'RSSMRA80A01G999X', '00743110157 '])
    assert.ok(!hasCheckDigit(code), code)
})
