import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typoDistance, typosForgiven } from './typo-distance.ts'

test('letters more, less, other or exchanged are one error each', () => {
  assert.equal(typoDistance('prato', 'prato', 2), 0)
  assert.equal(typoDistance('pratto', 'prato', 2), 1)
  assert.equal(typoDistance('prao', 'prato', 2), 1)
  assert.equal(typoDistance('prado', 'prato', 2), 1)
  assert.equal(typoDistance('parto', 'prato', 2), 1)
  assert.equal(typoDistance('miserciordai', 'misericordia', 2), 2)
})

test('more errors than asked are not counted', () => {
  assert.equal(typoDistance('prato', 'firenze', 2), 3)
  assert.equal(typoDistance('abcdef', 'ghijkl', 2), 3)
})

test('one error is forgiven in short words, two in long ones, none in very short ones', () => {
  assert.deepEqual(['rsa', 'avis', 'prato', 'anziani', 'misericordia'].map(typosForgiven), [0, 1, 1, 2, 2])
})
