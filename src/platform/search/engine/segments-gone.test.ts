import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { buildSegment } from './build-segment.ts'
import { mergeSegments } from './merge-segments.ts'
import { createReader, type Reader } from './reader.ts'
import { SAMPLE_KIND, SAMPLE_QUERY, sampleDocument, sampleId, sampleTerm } from './sample.ts'
import { noneDeleted } from './segment.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Merges what a reader begins with, after it was searched; returns the segment it does not have any more. */
function merged(reader: Reader): WeakRef<object> {
  const document = sampleDocument('Croce Verde', { codes: { area: ['sociale'], place: ['100005'] } })
  const first = buildSegment(SAMPLE_KIND, 1, [{ id: sampleId(1), seq: 1, document }])
  reader.apply({ add: [first], remove: [], deleted: [] })
  reader.search({ ...SAMPLE_QUERY, terms: [sampleTerm('croce')] })
  const next = mergeSegments(SAMPLE_KIND, 2, [{ segment: first, deleted: noneDeleted(1) }])
  reader.apply({ add: [next], remove: [1], deleted: [] })
  reader.search({ ...SAMPLE_QUERY, terms: [sampleTerm('croce')] })
  return new WeakRef(first)
}

test('a reader keeps nothing of a segment that went', async () => {
  const reader = createReader(SAMPLE_KIND)
  const gone = merged(reader)
  // What a reference gave is kept until the work that asked is over.
  await new Promise((resolve) => setImmediate(resolve))
  collect()
  assert.equal(gone.deref(), undefined)
  assert.equal(reader.size(), 1)
})
