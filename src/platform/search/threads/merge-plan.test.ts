import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mergePlan, type SegmentSize } from './merge-plan.ts'

const size = (id: number, records: number, more: Partial<SegmentSize> = {}): SegmentSize => ({
  id,
  records,
  living: records,
  hoursWorn: 0,
  ...more,
})
const many = (count: number, records: number) => Array.from({ length: count }, (_, id) => size(id, records))

test('eight segments of about one size become one, seven do not', () => {
  assert.equal(mergePlan(many(7, 100)), undefined)
  assert.equal(mergePlan(many(8, 100))?.length, 8)
  assert.deepEqual(mergePlan([...many(7, 100), size(9, 5_000)]), undefined)
})

test('no merge makes a segment of more records than the most', () => {
  assert.equal(mergePlan(many(20, 100), 1_000)?.length, 10)
  assert.equal(mergePlan(many(20, 100), 350)?.length, 3)
  assert.equal(mergePlan(many(20, 100), 250), undefined)
})

test('a segment that lost a third of its records is written anew, and after a day any that lost one', () => {
  const whole = size(1, 900)
  assert.equal(mergePlan([whole, size(2, 900, { living: 601, hoursWorn: 23 })]), undefined)
  assert.deepEqual(mergePlan([whole, size(2, 900, { living: 599 })]), [2])
  assert.deepEqual(mergePlan([whole, size(2, 900, { living: 899, hoursWorn: 25 })]), [2])
})

test('a million changes one by one end in few segments, each record written anew a few times only', () => {
  let segments: SegmentSize[] = []
  let id = 0
  let written = 0
  for (let n = 0; n < 100_000; n++) {
    segments.push(size(++id, 10))
    for (let plan = mergePlan(segments); plan; plan = mergePlan(segments)) {
      const ids = new Set(plan)
      const records = segments.filter((one) => ids.has(one.id)).reduce((sum, one) => sum + one.records, 0)
      segments = [...segments.filter((one) => !ids.has(one.id)), size(++id, records)]
      written += records
    }
  }
  assert.ok(segments.length < 50, `${segments.length} segments`)
  assert.ok(written < 8_000_000, `${written} written`)
})
