import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildSegment } from './build-segment.ts'
import { between, firstOf, type Ranked } from './ranked.ts'
import { hexId } from './record-row.ts'
import { SAMPLE_KIND, sampleDocument, sampleId } from './sample.ts'
import { textAt } from './segment.ts'

/** Titles of which many are the same, and keys of which many are. */
const anyRecord = fc.record({
  title: fc.constantFrom('a', 'b', 'c', 'd'),
  key: fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1),
})
const anySegments = fc.array(fc.array(anyRecord, { minLength: 1, maxLength: 40 }), {
  minLength: 1,
  maxLength: 4,
})

test('any piece of the whole order is what stands there, however many segments it comes from', () => {
  fc.assert(
    fc.property(anySegments, fc.nat(120), fc.nat(120), (segments, from, length) => {
      const all = segments.map((records, at) => {
        const rows = records.map(({ title }, i) => ({
          id: sampleId(i * 7 + at),
          seq: 1,
          document: sampleDocument(title),
        }))
        const segment = buildSegment(SAMPLE_KIND, at, rows)
        const keys = Uint32Array.from(records, ({ key }) => key)
        return { segment, length: records.length, records: Uint32Array.from(records.keys()), keys }
      })
      const told = ({ segment, record }: Ranked) => {
        const { keys } = all[segment.id] as (typeof all)[number]
        const { sorts, ids } = segment.columns
        return { key: keys[record] as number, title: textAt(sorts, record), id: hexId(ids, record) }
      }
      const expected = all
        .flatMap(({ segment, records }) => Array.from(records, (record) => told({ segment, record })))
        .sort((a, b) => b.key - a.key || (a.title + a.id < b.title + b.id ? -1 : 1))
      for (const count of [from + length, 1_000]) {
        const ordered = all.map((one) => firstOf(one.segment, one, count))
        assert.deepEqual(between(ordered, from, from + length).map(told), expected.slice(from, from + length))
      }
    }),
    { numRuns: 500 },
  )
})
