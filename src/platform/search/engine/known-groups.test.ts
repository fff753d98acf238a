import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildSegment } from './build-segment.ts'
import { knownGroup } from './known-groups.ts'
import { SAMPLE_KIND, sampleDocument, sampleId } from './sample.ts'

const rows = Array.from({ length: 20 }, (_, at) => ({
  id: sampleId(at),
  seq: at,
  document: sampleDocument(`Amici ${at}`),
}))
const { postings, records } = buildSegment(SAMPLE_KIND, 1, rows)
const values = new Uint16Array(256).fill(1)
const group = (...terms: number[]) => ({ lists: terms.map((term) => [{ term, values }]), next: false })
const found = (length: number) => ({
  length,
  records: Uint32Array.from({ length: 20 }, (_, at) => at),
  values: new Uint16Array(20).fill(1),
})
const known = (...terms: number[]) => knownGroup(postings, records, group(...terms))

test('a group is known by its words, their order and their worth, until others took its room', () => {
  assert.deepEqual([...known(1, 2).keep(found(4)).records], [0, 1, 2, 3])
  assert.equal(known(1, 2).found?.length, 4)
  assert.equal(known(2, 1).found, undefined)
  const other = { lists: [[{ term: 1, values: values.slice() }], [{ term: 2, values }]], next: false }
  assert.equal(knownGroup(postings, records, other).found, undefined)
  assert.equal(knownGroup(postings, records, { ...group(1, 2), next: true }).found, undefined)
  for (const term of [3, 4, 5, 6, 7, 8]) known(term, 9).keep(found(4))
  assert.equal(known(1, 2).found, undefined)
  assert.equal(known(8, 9).found?.length, 4)
})

test('a group of more than a segment has room for is not kept', () => {
  assert.equal(known(10, 11).keep(found(20)).length, 20)
  assert.equal(known(10, 11).found, undefined)
})
