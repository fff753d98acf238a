import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
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

test('whatever the words, the errors are those of the whole table', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 })
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, most) => {
      assert.equal(typoDistance(a, b, most), Math.min(ofWholeTable(a, b), most + 1))
    }),
    { numRuns: 2_000 },
  )
  assert.equal(typoDistance('a'.repeat(300), `${'a'.repeat(150)}b${'a'.repeat(149)}`, 2), 1)
})

function ofWholeTable(a: string, b: string): number {
  const table: number[][] = []
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.NaN
  for (let i = 0; i <= a.length; i++) {
    table.push([])
    for (let j = 0; j <= b.length; j++) {
      const ways = [i === 0 ? j : at(i - 1, j) + 1, j === 0 ? i : at(i, j - 1) + 1]
      if (i > 0 && j > 0) ways.push(at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push(at(i - 2, j - 2) + 1)
      table[i]?.push(i === 0 ? j : j === 0 ? i : Math.min(...ways))
    }
  }
  return at(a.length, b.length)
}

test('one error is forgiven in short words, two in long ones, none in very short ones', () => {
  assert.deepEqual(['rsa', 'avis', 'prato', 'anziani', 'misericordia'].map(typosForgiven), [0, 1, 1, 2, 2])
})
