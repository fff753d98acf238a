import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { commonestFirst } from './commonest-first.ts'

test('the greatest counts come first, those that are the same in their order, and none that is 0', () => {
  const anyCount = fc.oneof(fc.nat(3), fc.nat(2_000), fc.constantFrom(1_023, 1_024, 4_000_000_000))
  fc.assert(
    fc.property(fc.array(anyCount, { maxLength: 60 }), (counts) => {
      const places = counts.flatMap((count, place) => (count > 0 ? [place] : []))
      const expected = places.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b)
      assert.deepEqual(Array.from(commonestFirst(Uint32Array.from(counts))), expected)
    }),
    { numRuns: 2_000 },
  )
})
