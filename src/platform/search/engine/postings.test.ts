import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ABSENT, postingsWriter, probePostings, readPostings } from './postings.ts'
import { byteWriter } from './shared-arrays.ts'

const anyList = fc
  .uniqueArray(fc.nat(40_000), { minLength: 1, maxLength: 900, size: 'max' })
  .map((records) => Uint32Array.from(records).sort())
const placeOf = (record: number) => record % 250

test('lists are read as they were written, whole or only for some records', () => {
  fc.assert(
    fc.property(fc.array(anyList, { minLength: 1, maxLength: 3 }), anyList, (lists, wanted) => {
      const writer = postingsWriter(byteWriter(4))
      for (const list of lists) writer.add(list, Uint8Array.from(list, placeOf), 0, list.length)
      const postings = writer.end()
      for (const [term, list] of lists.entries()) {
        const records = new Uint32Array(900)
        const places = new Uint8Array(900)
        assert.equal(readPostings(postings, term, records, places), list.length)
        assert.deepEqual(records.subarray(0, list.length), list)
        assert.deepEqual(places.subarray(0, list.length), Uint8Array.from(list, placeOf))
        const some = Uint32Array.from(new Set([...wanted, ...list.filter((_, i) => i % 7 === 0)])).sort()
        const found = new Uint8Array(some.length)
        probePostings(postings, term, some, some.length, found)
        const has = new Set(list)
        assert.deepEqual(
          [...found],
          Array.from(some, (record) => (has.has(record) ? placeOf(record) : ABSENT)),
        )
      }
    }),
    { numRuns: 200 },
  )
})
